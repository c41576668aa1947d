-- The end of a year and its review: documents about one class, amounts that are to be refunded by the
-- document that says so, and sums by sub-item and month, so that statements cost what they show.

ALTER TABLE document ADD COLUMN activity TEXT NOT NULL DEFAULT '';
CREATE INDEX document_activity ON document (unit, fiscal_year, kind, activity, sequence)
  WHERE activity <> '';

-- The sub-item of the account's line, as it stands in estimate_line.
ALTER TABLE account ADD COLUMN sub_item TEXT NOT NULL DEFAULT '';
UPDATE account SET sub_item = coalesce((SELECT e.sub_item FROM estimate_line e
  WHERE e.funding = account.funding AND e.class = account.class AND e.item = account.item), '');
CREATE INDEX account_claim ON account (funding) WHERE stage = 'refund_due' AND balance <> 0;

DROP TRIGGER account_unchanged;
CREATE TRIGGER account_unchanged
  BEFORE UPDATE OF id, funding, class, item, category, stage, opened_by, sub_item ON account
BEGIN SELECT raise(ABORT, 'an account stays'); END;

-- What the accounts of a sub-item add up to, and what each month moved.
CREATE TABLE breakdown (
  funding INTEGER NOT NULL REFERENCES funding,
  kind    TEXT NOT NULL CHECK (kind IN ('sub_item', 'month')),
  code    TEXT NOT NULL,
  stage   TEXT NOT NULL,
  amount  INTEGER NOT NULL,
  PRIMARY KEY (funding, kind, code, stage)
) STRICT, WITHOUT ROWID;
INSERT INTO breakdown
  SELECT funding, 'sub_item', sub_item, stage, sum(balance) FROM account
   WHERE class <> '' OR item <> '' GROUP BY funding, sub_item, stage;
INSERT INTO breakdown
  SELECT a.funding, 'month', substr(d.posted_on, 1, 7), a.stage, sum(m.amount)
    FROM (SELECT document, debit AS account, amount FROM posting
          UNION ALL SELECT document, credit, -amount FROM posting) m
    JOIN document d ON d.sequence = m.document JOIN account a ON a.id = m.account
   GROUP BY a.funding, substr(d.posted_on, 1, 7), a.stage;

CREATE TRIGGER posting_is_broken_down AFTER INSERT ON posting BEGIN
  INSERT INTO breakdown
    SELECT a.funding, 'sub_item', a.sub_item, a.stage,
           CASE a.id WHEN NEW.debit THEN NEW.amount ELSE -NEW.amount END
      FROM account a WHERE a.id IN (NEW.debit, NEW.credit) AND (a.class <> '' OR a.item <> '')
    ON CONFLICT DO UPDATE SET amount = amount + excluded.amount;
  INSERT INTO breakdown
    SELECT a.funding, 'month', substr(d.posted_on, 1, 7), a.stage,
           CASE a.id WHEN NEW.debit THEN NEW.amount ELSE -NEW.amount END
      FROM account a CROSS JOIN document d
     WHERE a.id IN (NEW.debit, NEW.credit) AND d.sequence = NEW.document
    ON CONFLICT DO UPDATE SET amount = amount + excluded.amount;
END;
