/**
 * Causes with their evidence, confirmations and measures; questionnaires, their versions and paper entries; reports.
 * These tables have one shape: what belongs to whom and in which order is told in columns, the rest is JSON of the model
 * named like the table (shared/model). `attachment` holds pictures by their SHA-256 and is only ever added to.
 */
export const version = 3

const records = ['bone_link', 'confirmation', 'measure', 'effect_check', 'questionnaire', 'form_node', 'form_version', 'entry', 'report', 'block']

export const sql = `
ALTER TABLE fishbone ADD COLUMN settings TEXT;
ALTER TABLE bone ADD COLUMN content TEXT;
${records.map(table => `
CREATE TABLE ${table} (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX ${table}_owner ON ${table} (owner);
`).join('')}
CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE draft (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
`
