-- The book: documents, what they moved, and what that adds up to.
--
-- Documents and all that belongs to them are never changed and never taken out; a new row belongs
-- to the newest document. Balances are kept by the database itself, in the statement that posts, so
-- that no posting can be without its balance. Dates are ISO texts, amounts whole đồng.

CREATE TABLE settings (
  only            INTEGER PRIMARY KEY CHECK (only = 1),
  blocks          TEXT NOT NULL CHECK (blocks IN ('line', 'category', 'activity', 'whole')),
  level           TEXT NOT NULL CHECK (level IN ('central', 'province', 'district', 'commune')),
  commitment_from INTEGER CHECK (commitment_from >= 0)
) STRICT;

CREATE TABLE document (
  sequence    INTEGER PRIMARY KEY CHECK (sequence > 0),
  id          TEXT NOT NULL UNIQUE CHECK (id <> ''),
  kind        TEXT NOT NULL,
  number      TEXT NOT NULL,
  unit        TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  date        TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  posted_on   TEXT NOT NULL CHECK (posted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  payee       TEXT NOT NULL,
  contract    TEXT NOT NULL,
  description TEXT NOT NULL,
  author      TEXT NOT NULL,
  decider     TEXT NOT NULL,
  follows     TEXT NOT NULL,
  version     INTEGER NOT NULL CHECK (version >= 0),
  total       INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  digest      TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;
CREATE UNIQUE INDEX document_number ON document (unit, fiscal_year, kind, number);
CREATE INDEX document_follows ON document (follows) WHERE follows <> '';
CREATE INDEX document_posted_on ON document (posted_on, sequence);

CREATE TABLE funding (
  id          INTEGER PRIMARY KEY,
  fiscal_year INTEGER NOT NULL,
  unit        TEXT NOT NULL,
  chapter     TEXT NOT NULL,
  subcategory TEXT NOT NULL,
  source      TEXT NOT NULL,
  nature      TEXT NOT NULL,
  programme   TEXT NOT NULL,
  UNIQUE (fiscal_year, unit, chapter, subcategory, source, nature, programme)
) STRICT;

-- An estimate line's place, as the document that brought the line gave it.
CREATE TABLE estimate_line (
  funding  INTEGER NOT NULL REFERENCES funding,
  class    TEXT NOT NULL,
  item     TEXT NOT NULL,
  category TEXT NOT NULL,
  sub_item TEXT NOT NULL,
  grouping TEXT NOT NULL,
  PRIMARY KEY (funding, class, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_line (
  document       INTEGER NOT NULL REFERENCES document,
  position       INTEGER NOT NULL,
  funding        INTEGER NOT NULL REFERENCES funding,
  class          TEXT NOT NULL,
  item           TEXT NOT NULL,
  amount         INTEGER NOT NULL,
  advanced_class TEXT NOT NULL,
  advanced_item  TEXT NOT NULL,
  category       TEXT NOT NULL,
  sub_item       TEXT NOT NULL,
  grouping       TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  document INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  number   TEXT NOT NULL,
  date     TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  amount   INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- What was opened by a document is used up at most once: an advance is never cleared and repaid by
-- more than was paid, at no instant and by no statement. The other stages may pass below zero
-- between two postings of one document.
CREATE TABLE account (
  id        INTEGER PRIMARY KEY,
  funding   INTEGER NOT NULL REFERENCES funding,
  class     TEXT NOT NULL,
  item      TEXT NOT NULL,
  category  TEXT NOT NULL,
  stage     TEXT NOT NULL CHECK (stage IN ('authority', 'allotted', 'withheld', 'disputed',
              'approved', 'committed', 'advanced', 'spent', 'settled', 'refund_due', 'refunded',
              'carried_allotment', 'carried_advance', 'lapsed')),
  opened_by TEXT NOT NULL,
  balance   INTEGER NOT NULL DEFAULT 0
            CHECK (balance >= 0 OR stage NOT IN ('committed', 'advanced', 'spent')),
  UNIQUE (funding, class, item, stage, opened_by)
) STRICT;
CREATE INDEX account_holding ON account (funding) WHERE stage IN ('committed', 'advanced') AND balance <> 0;
CREATE INDEX account_opened_by ON account (opened_by) WHERE opened_by <> '';

CREATE TABLE posting (
  document INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  debit    INTEGER NOT NULL REFERENCES account,
  credit   INTEGER NOT NULL REFERENCES account,
  amount   INTEGER NOT NULL CHECK (amount > 0),
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_debit ON posting (debit);
CREATE INDEX posting_credit ON posting (credit);

-- What the accounts of a scope add up to.
CREATE TABLE standing (
  funding INTEGER NOT NULL REFERENCES funding,
  level   TEXT NOT NULL,
  code    TEXT NOT NULL,
  stage   TEXT NOT NULL,
  amount  INTEGER NOT NULL,
  PRIMARY KEY (funding, level, code, stage)
) STRICT, WITHOUT ROWID;

CREATE VIEW account_scope AS
  SELECT id AS account, funding, 'whole' AS level, '' AS code, stage, balance FROM account
  UNION ALL
  SELECT id, funding, 'line', class || '/' || item, stage, balance FROM account
   WHERE class <> '' OR item <> ''
  UNION ALL
  SELECT id, funding, 'category', category, stage, balance FROM account
   WHERE class <> '' OR item <> ''
  UNION ALL
  SELECT id, funding, 'activity', class, stage, balance FROM account
   WHERE class <> '' OR item <> '';

CREATE TRIGGER posting_moves AFTER INSERT ON posting BEGIN
  UPDATE account SET balance = balance + NEW.amount WHERE id = NEW.debit;
  UPDATE account SET balance = balance - NEW.amount WHERE id = NEW.credit;
  INSERT INTO standing SELECT funding, level, code, stage, NEW.amount
    FROM account_scope WHERE account = NEW.debit
    ON CONFLICT DO UPDATE SET amount = amount + excluded.amount;
  INSERT INTO standing SELECT funding, level, code, stage, -NEW.amount
    FROM account_scope WHERE account = NEW.credit
    ON CONFLICT DO UPDATE SET amount = amount + excluded.amount;
END;

-- A row can only be the next one. This stops INSERT OR REPLACE too, which on a connection without
-- recursive_triggers removes rows past the triggers that keep them.
CREATE TRIGGER document_is_next BEFORE INSERT ON document
  WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM document)
    OR EXISTS (SELECT 1 FROM document WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a document comes after all others, once'); END;
CREATE TRIGGER document_line_is_next BEFORE INSERT ON document_line
  WHEN NEW.document IS NOT (SELECT max(sequence) FROM document)
    OR NEW.position IS NOT (SELECT count(*) + 1 FROM document_line WHERE document = NEW.document)
BEGIN SELECT raise(ABORT, 'a line belongs to the newest document'); END;
CREATE TRIGGER evidence_is_next BEFORE INSERT ON evidence
  WHEN NEW.document IS NOT (SELECT max(sequence) FROM document)
    OR NEW.position IS NOT (SELECT count(*) + 1 FROM evidence WHERE document = NEW.document)
BEGIN SELECT raise(ABORT, 'evidence belongs to the newest document'); END;
CREATE TRIGGER posting_is_next BEFORE INSERT ON posting
  WHEN NEW.document IS NOT (SELECT max(sequence) FROM document)
    OR NEW.position IS NOT (SELECT count(*) + 1 FROM posting WHERE document = NEW.document)
BEGIN SELECT raise(ABORT, 'a posting belongs to the newest document'); END;
CREATE TRIGGER funding_is_new BEFORE INSERT ON funding
  WHEN EXISTS (SELECT 1 FROM funding WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a funding stays'); END;
CREATE TRIGGER estimate_line_is_new BEFORE INSERT ON estimate_line
  WHEN EXISTS (SELECT 1 FROM estimate_line
                WHERE funding = NEW.funding AND class = NEW.class AND item = NEW.item)
BEGIN SELECT raise(ABORT, 'an estimate line keeps its place'); END;
CREATE TRIGGER account_begins_empty BEFORE INSERT ON account
  WHEN NEW.balance <> 0 OR EXISTS (SELECT 1 FROM account WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'an account begins empty'); END;
CREATE TRIGGER settings_are_once BEFORE INSERT ON settings
  WHEN EXISTS (SELECT 1 FROM settings)
BEGIN SELECT raise(ABORT, 'the settings stay'); END;

CREATE TRIGGER document_unchanged BEFORE UPDATE ON document
BEGIN SELECT raise(ABORT, 'documents stay'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT raise(ABORT, 'documents stay'); END;
CREATE TRIGGER document_line_unchanged BEFORE UPDATE ON document_line
BEGIN SELECT raise(ABORT, 'lines stay'); END;
CREATE TRIGGER document_line_stays BEFORE DELETE ON document_line
BEGIN SELECT raise(ABORT, 'lines stay'); END;
CREATE TRIGGER evidence_unchanged BEFORE UPDATE ON evidence
BEGIN SELECT raise(ABORT, 'evidence stays'); END;
CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence
BEGIN SELECT raise(ABORT, 'evidence stays'); END;
CREATE TRIGGER posting_unchanged BEFORE UPDATE ON posting
BEGIN SELECT raise(ABORT, 'postings stay'); END;
CREATE TRIGGER posting_stays BEFORE DELETE ON posting
BEGIN SELECT raise(ABORT, 'postings stay'); END;
CREATE TRIGGER funding_unchanged BEFORE UPDATE ON funding
BEGIN SELECT raise(ABORT, 'a funding stays'); END;
CREATE TRIGGER funding_stays BEFORE DELETE ON funding
BEGIN SELECT raise(ABORT, 'a funding stays'); END;
CREATE TRIGGER estimate_line_unchanged BEFORE UPDATE ON estimate_line
BEGIN SELECT raise(ABORT, 'an estimate line keeps its place'); END;
CREATE TRIGGER estimate_line_stays BEFORE DELETE ON estimate_line
BEGIN SELECT raise(ABORT, 'an estimate line keeps its place'); END;
CREATE TRIGGER settings_unchanged BEFORE UPDATE ON settings
BEGIN SELECT raise(ABORT, 'the settings stay'); END;
CREATE TRIGGER settings_stay BEFORE DELETE ON settings
BEGIN SELECT raise(ABORT, 'the settings stay'); END;
CREATE TRIGGER account_unchanged
  BEFORE UPDATE OF id, funding, class, item, category, stage, opened_by ON account
BEGIN SELECT raise(ABORT, 'an account stays'); END;
CREATE TRIGGER account_stays BEFORE DELETE ON account
BEGIN SELECT raise(ABORT, 'an account stays'); END;
