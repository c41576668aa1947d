-- Guarantees that contracts ask for before money of them is advanced, and supplements that are for one
-- target. Both belong to the document, so the triggers that keep documents keep them, and the digest
-- covers them.

-- In a commitment whose contract asks for one (0: nobody handed it in yet), and in a guarantee.
ALTER TABLE document ADD COLUMN guarantee_amount INTEGER CHECK (guarantee_amount >= 0);
ALTER TABLE document ADD COLUMN guarantee_until TEXT NOT NULL DEFAULT '';

-- A class, or one line of it, of a supplement and of what is taken back of one.
ALTER TABLE document ADD COLUMN target_class TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN target_item TEXT NOT NULL DEFAULT '';

-- What supplements for a target hold is found without reading every account of the funding.
CREATE INDEX account_targeted ON account (funding)
  WHERE stage = 'allotted' AND opened_by <> '' AND balance <> 0;
