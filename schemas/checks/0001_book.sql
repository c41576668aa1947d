SELECT name FROM sqlite_schema
 WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
   AND name NOT IN (SELECT name FROM pragma_table_list WHERE strict = 1)
