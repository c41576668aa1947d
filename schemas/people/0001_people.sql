-- The people of a book and their audit trail, in a file of its own: a copy of the book that is sent
-- to somebody carries no passwords. Nobody is ever taken out, and nothing of the trail changes.

CREATE TABLE person (
  code        TEXT PRIMARY KEY CHECK (code <> ''),
  full_name   TEXT NOT NULL CHECK (full_name <> ''),
  role        TEXT NOT NULL,
  password    TEXT NOT NULL CHECK (password GLOB '$argon2id$*'),
  is_active   INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
  revision    INTEGER NOT NULL CHECK (revision > 0)
) STRICT, WITHOUT ROWID;

-- Failed attempts to come in, by "person CODE" as it was typed, whether there is one or not, and by
-- "address ADDRESS".
CREATE TABLE attempt (
  subject TEXT PRIMARY KEY,
  failed  INTEGER NOT NULL CHECK (failed > 0),
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE trail (
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  at       INTEGER NOT NULL,
  deed     TEXT NOT NULL,
  person   TEXT NOT NULL,
  subject  TEXT NOT NULL,
  address  TEXT NOT NULL,
  digest   TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;

CREATE TRIGGER person_stays BEFORE DELETE ON person BEGIN
  SELECT raise(ABORT, 'a person is never taken out');
END;
CREATE TRIGGER trail_stays BEFORE DELETE ON trail BEGIN
  SELECT raise(ABORT, 'the trail is never cut');
END;
CREATE TRIGGER trail_is_kept BEFORE UPDATE ON trail BEGIN
  SELECT raise(ABORT, 'the trail never changes');
END;
CREATE TRIGGER trail_has_no_gap BEFORE INSERT ON trail
  WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM trail)
BEGIN
  SELECT raise(ABORT, 'the trail has no gap');
END;
