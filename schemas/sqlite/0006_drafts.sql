-- Drafts: documents of their own that post nothing. An open one holds what it would take out of approved
-- amounts, so that nobody else takes it. One that follows a commitment or an advance takes nothing out
-- of them. The database itself keeps what is open and what it holds, as it keeps the balances.

-- A draft is here from its own document on, until one that drops, refuses or posts it.
CREATE TABLE open_draft (
  draft       INTEGER PRIMARY KEY REFERENCES document,
  unit        TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  becomes     TEXT NOT NULL,
  UNIQUE (unit, fiscal_year, becomes)
) STRICT;

-- What the open drafts of one author hold of a scope.
CREATE TABLE drafted (
  funding INTEGER NOT NULL REFERENCES funding,
  level   TEXT NOT NULL,
  code    TEXT NOT NULL,
  author  TEXT NOT NULL,
  amount  INTEGER NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (funding, level, code, author)
) STRICT, WITHOUT ROWID;

CREATE VIEW draft_line AS
  SELECT l.document, l.position, l.funding, l.class, l.item, l.amount, d.author
    FROM document_line l JOIN document d ON d.sequence = l.document
   WHERE d.kind = 'draft' AND d.follows = '';

CREATE VIEW draft_scope AS
  SELECT document, position, funding, 'whole' AS level, '' AS code, author, amount FROM draft_line
  UNION ALL
  SELECT document, position, funding, 'line', class || '/' || item, author, amount FROM draft_line
  UNION ALL
  SELECT document, position, funding, 'category', coalesce((SELECT category FROM estimate_line e
     WHERE e.funding = l.funding AND e.class = l.class AND e.item = l.item), ''), author, amount
    FROM draft_line l
  UNION ALL
  SELECT document, position, funding, 'activity', class, author, amount FROM draft_line;

CREATE TRIGGER draft_opens AFTER INSERT ON document WHEN NEW.kind = 'draft' BEGIN
  INSERT INTO open_draft VALUES (NEW.sequence, NEW.unit, NEW.fiscal_year, NEW.content);
END;
CREATE TRIGGER draft_holds AFTER INSERT ON document_line
  WHEN EXISTS (SELECT 1 FROM open_draft WHERE draft = NEW.document)
BEGIN
  INSERT INTO drafted SELECT funding, level, code, author, amount FROM draft_scope
   WHERE document = NEW.document AND position = NEW.position
    ON CONFLICT DO UPDATE SET amount = amount + excluded.amount;
END;
CREATE TRIGGER draft_is_ended AFTER INSERT ON document WHEN NEW.kind IN ('dropping', 'refusal') BEGIN
  DELETE FROM open_draft WHERE draft = (SELECT sequence FROM document WHERE id = NEW.follows);
END;
CREATE TRIGGER draft_is_posted AFTER INSERT ON document
  WHEN NEW.kind IN ('commitment', 'advance', 'clearance', 'payment')
BEGIN
  DELETE FROM open_draft WHERE unit = NEW.unit AND fiscal_year = NEW.fiscal_year
     AND becomes = NEW.kind || ' ' || NEW.number;
END;
CREATE TRIGGER draft_holds_no_more AFTER DELETE ON open_draft BEGIN
  UPDATE drafted SET amount = drafted.amount - held.amount
    FROM (SELECT funding, level, code, author, sum(amount) AS amount FROM draft_scope
           WHERE document = OLD.draft GROUP BY funding, level, code, author) AS held
   WHERE drafted.funding = held.funding AND drafted.level = held.level
     AND drafted.code = held.code AND drafted.author = held.author;
END;

-- A paper that was shown before is found by its date and its number however typed, so that nobody is
-- paid for it twice unseen.
CREATE INDEX evidence_paper ON evidence (date,
  replace(replace(replace(replace(replace(number, ' ', ''), '-', ''), '_', ''), 'Đ', 'D'), 'đ', 'd')
  COLLATE NOCASE);
