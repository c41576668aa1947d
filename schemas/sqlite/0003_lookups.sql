-- What is asked for is found by an index, so that an answer costs what it shows.

-- A document by its number however typed: without blanks, hyphens and underscores, Đ as D, letters
-- of either case. `plain_number` in the program says the same.
CREATE INDEX document_plain_number ON document (
  replace(replace(replace(replace(replace(number, ' ', ''), '-', ''), '_', ''), 'Đ', 'D'), 'đ', 'd')
  COLLATE NOCASE);
CREATE INDEX document_payee ON document (payee, posted_on);
