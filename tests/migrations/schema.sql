CREATE INDEX block_owner ON block (owner);

CREATE INDEX bone_fishbone ON bone (fishbone);

CREATE INDEX bone_link_owner ON bone_link (owner);

CREATE INDEX cell_change_cell ON cell_change (dataset, rid, variable);

CREATE INDEX cell_change_set ON cell_change (change_set);

CREATE INDEX comment_cell ON comment (dataset, rid, variable);

CREATE INDEX confirmation_owner ON confirmation (owner);

CREATE INDEX effect_check_owner ON effect_check (owner);

CREATE INDEX entry_owner ON entry (owner);

CREATE INDEX factor_item_factor ON factor_item (factor);

CREATE INDEX form_node_owner ON form_node (owner);

CREATE INDEX form_version_owner ON form_version (owner);

CREATE INDEX measure_owner ON measure (owner);

CREATE INDEX questionnaire_owner ON questionnaire (owner);

CREATE INDEX report_owner ON report (owner);

CREATE INDEX row_change_row ON row_change (model, key);

CREATE INDEX row_change_set ON row_change (change_set);

CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE block (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE bone (
  id TEXT PRIMARY KEY NOT NULL,
  fishbone TEXT NOT NULL REFERENCES fishbone (id),
  parent TEXT REFERENCES bone (id),
  ord INTEGER NOT NULL,
  text TEXT NOT NULL,
  factor TEXT REFERENCES factor (id)
, content TEXT) STRICT;

CREATE TABLE bone_link (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE cell_change (
  id INTEGER PRIMARY KEY NOT NULL,
  change_set INTEGER NOT NULL REFERENCES change_set (id) DEFERRABLE INITIALLY DEFERRED,
  dataset INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  variable TEXT,
  old ANY,
  new ANY
) STRICT;

CREATE TABLE chain_head (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  change_set INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE change_set (
  id INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  of INTEGER REFERENCES change_set (id),
  reason TEXT,
  params TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE coding (
  dataset INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  variable TEXT NOT NULL,
  coder TEXT NOT NULL,
  factor TEXT NOT NULL,
  PRIMARY KEY (dataset, rid, variable, coder, factor)
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

CREATE TABLE confirmation (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE dataset (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES source (dataset),
  name TEXT NOT NULL,
  simulated INTEGER NOT NULL,
  issued INTEGER,
  period TEXT NOT NULL,
  imported_at TEXT NOT NULL
, type TEXT, wave TEXT, parent INTEGER, settings TEXT) STRICT;

CREATE TABLE draft (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE effect_check (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE entry (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE factor (
  id TEXT PRIMARY KEY NOT NULL,
  parent TEXT REFERENCES factor (id),
  ord INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE factor_item (
  dataset INTEGER NOT NULL,
  variable TEXT NOT NULL,
  factor TEXT NOT NULL REFERENCES factor (id),
  ord INTEGER NOT NULL,
  PRIMARY KEY (dataset, variable),
  FOREIGN KEY (dataset, variable) REFERENCES variable (dataset, id)
) STRICT;

CREATE TABLE figure (
  id TEXT PRIMARY KEY NOT NULL,
  ord INTEGER NOT NULL,
  spec TEXT NOT NULL
) STRICT;

CREATE TABLE fishbone (
  id TEXT PRIMARY KEY NOT NULL,
  ord INTEGER NOT NULL,
  effect TEXT NOT NULL
, settings TEXT) STRICT;

CREATE TABLE form_node (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE form_version (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE measure (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE project (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  created_at TEXT NOT NULL,
  sample INTEGER NOT NULL,
  min_reader INTEGER NOT NULL
) STRICT;

CREATE TABLE question (
  dataset INTEGER NOT NULL REFERENCES dataset (id),
  id TEXT NOT NULL,
  ord INTEGER NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (dataset, id)
) STRICT;

CREATE TABLE questionnaire (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE report (
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT,
  parent TEXT,
  ord INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE row_change (
  id INTEGER PRIMARY KEY NOT NULL,
  change_set INTEGER NOT NULL REFERENCES change_set (id) DEFERRABLE INITIALLY DEFERRED,
  model TEXT NOT NULL,
  key TEXT NOT NULL,
  old TEXT,
  new TEXT
) STRICT;

CREATE TABLE segment (
  id TEXT PRIMARY KEY NOT NULL,
  dataset INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  condition TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  dataset INTEGER PRIMARY KEY NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  container TEXT NOT NULL,
  sheet TEXT,
  encoding TEXT,
  platform TEXT NOT NULL,
  header_rows INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  content TEXT NOT NULL,
  recipe TEXT NOT NULL,
  bytes BLOB NOT NULL
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

CREATE TABLE term (
  word TEXT PRIMARY KEY NOT NULL,
  factor TEXT
) STRICT;

CREATE TABLE variable (
  dataset INTEGER NOT NULL REFERENCES dataset (id),
  id TEXT NOT NULL,
  ord INTEGER NOT NULL,
  question TEXT,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  codes TEXT NOT NULL,
  scale TEXT, derived TEXT, meaning TEXT,
  PRIMARY KEY (dataset, id),
  FOREIGN KEY (dataset, question) REFERENCES question (dataset, id)
) STRICT;
