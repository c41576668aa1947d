SELECT name FROM (SELECT 'document_plain_number' AS name UNION ALL SELECT 'document_payee')
 WHERE name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'index')
