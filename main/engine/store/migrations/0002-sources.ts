/**
 * Several kinds of source in one project, derived variables, named filters, comments, coded texts, saved studies.
 * New columns may be null: rows logged by the first version come back without them on undo and redo.
 */
export const version = 2

export const sql = `
ALTER TABLE dataset ADD COLUMN type TEXT;
ALTER TABLE dataset ADD COLUMN wave TEXT;
ALTER TABLE dataset ADD COLUMN parent INTEGER;
ALTER TABLE dataset ADD COLUMN settings TEXT;

ALTER TABLE variable ADD COLUMN derived TEXT;
ALTER TABLE variable ADD COLUMN meaning TEXT;

CREATE TABLE segment (
  id TEXT PRIMARY KEY NOT NULL,
  dataset INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  condition TEXT NOT NULL
) STRICT;

CREATE TABLE comment (
  id TEXT PRIMARY KEY NOT NULL,
  dataset INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  variable TEXT,
  text TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  resolved INTEGER NOT NULL
) STRICT;
CREATE INDEX comment_cell ON comment (dataset, rid, variable);

CREATE TABLE coding (
  dataset INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  variable TEXT NOT NULL,
  coder TEXT NOT NULL,
  factor TEXT NOT NULL,
  PRIMARY KEY (dataset, rid, variable, coder, factor)
) STRICT;

CREATE TABLE term (
  word TEXT PRIMARY KEY NOT NULL,
  factor TEXT
) STRICT;

CREATE TABLE source_table (
  id TEXT PRIMARY KEY NOT NULL,
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  origin TEXT NOT NULL,
  period TEXT NOT NULL,
  unit TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE study (
  id TEXT PRIMARY KEY NOT NULL,
  ord INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
`
