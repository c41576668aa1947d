-- What a document says beside its lines: an estimate, how every figure of it came about. It belongs to
-- the document, so the triggers that keep documents keep it, and the digest covers it.

ALTER TABLE document ADD COLUMN content TEXT NOT NULL DEFAULT '';
