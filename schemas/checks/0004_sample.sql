-- No book of before was a sample's.
SELECT sample FROM settings WHERE sample <> ''
