SELECT 'account_refunded' WHERE 'account_refunded' NOT IN
  (SELECT name FROM sqlite_schema WHERE type = 'index')
