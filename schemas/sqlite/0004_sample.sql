-- The sample that a book was filled with; empty in all others. The first digest covers it.

ALTER TABLE settings ADD COLUMN sample TEXT NOT NULL DEFAULT '';
