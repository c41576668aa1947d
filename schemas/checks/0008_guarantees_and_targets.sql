-- No document of before has a guarantee or a target, and the index stands.
SELECT kind FROM document
 WHERE guarantee_amount IS NOT NULL OR guarantee_until <> '' OR target_class <> '' OR target_item <> ''
UNION ALL
SELECT 'account_targeted' WHERE 'account_targeted' NOT IN
  (SELECT name FROM sqlite_schema WHERE type = 'index')
