-- What is asked for is found by an index, so that an answer costs what it shows.

-- A document by its number however typed: without blanks, hyphens and underscores, Đ as D, letters
-- of either case. `plain_number` in the program says the same.
CREATE INDEX document_plain_number ON document (
  replace(replace(replace(replace(replace(number, ' ', ''), '-', ''), '_', ''), 'Đ', 'D'), 'đ', 'd')
  COLLATE NOCASE);
CREATE INDEX document_payee ON document (payee, posted_on);

-- The next row is found at the end of those before it, however many a document has.
DROP TRIGGER document_line_is_next;
DROP TRIGGER evidence_is_next;
DROP TRIGGER posting_is_next;
CREATE TRIGGER document_line_is_next BEFORE INSERT ON document_line
  WHEN NEW.document IS NOT (SELECT max(sequence) FROM document)
    OR NEW.position IS NOT
       (SELECT coalesce(max(position), 0) + 1 FROM document_line WHERE document = NEW.document)
BEGIN SELECT raise(ABORT, 'a line belongs to the newest document'); END;
CREATE TRIGGER evidence_is_next BEFORE INSERT ON evidence
  WHEN NEW.document IS NOT (SELECT max(sequence) FROM document)
    OR NEW.position IS NOT
       (SELECT coalesce(max(position), 0) + 1 FROM evidence WHERE document = NEW.document)
BEGIN SELECT raise(ABORT, 'evidence belongs to the newest document'); END;
CREATE TRIGGER posting_is_next BEFORE INSERT ON posting
  WHEN NEW.document IS NOT (SELECT max(sequence) FROM document)
    OR NEW.position IS NOT
       (SELECT coalesce(max(position), 0) + 1 FROM posting WHERE document = NEW.document)
BEGIN SELECT raise(ABORT, 'a posting belongs to the newest document'); END;
