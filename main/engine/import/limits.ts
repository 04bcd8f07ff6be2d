/**
 * Every limit a file from outside meets, in one place (SAFETY.md 5). Sizes in bytes, times in milliseconds.
 *
 * Three differ from the first table of SAFETY.md, which was measured with a reader that holds the whole workbook:
 * ours streams, so that a sheet may be larger, and the limits follow what 1.5 GB of memory can hold.
 */
const MB = 1024 * 1024

export const limits = {
  workbookBytes: 200 * MB,
  textBytes: 500 * MB,
  /** An .xls stream, or the parts of an .xlsb: their reader holds the whole workbook in memory. */
  oldWorkbookBytes: 100 * MB,
  zipEntries: 2_000,
  zipNameLength: 255,
  /** All parts together, and one part, once unpacked. */
  unpackedBytes: 1_024 * MB,
  partBytes: 512 * MB,
  inflateRatio: 100,
  /** Output below this is never judged by its ratio: a small part of repeated text is harmless. */
  inflateGrace: 5 * MB,
  xmlDepth: 64,
  xmlAttributes: 256,
  xmlTagBytes: 64 * 1024,
  xmlTextBytes: 10_000_000,
  sheets: 256,
  styles: 65_000,
  sharedStrings: 2_000_000,
  rows: 200_000,
  columns: 5_000,
  cells: 12_000_000,
  /** Excel's own bound; longer text is kept and mentioned, up to the hard bound. */
  cellText: 32_767,
  cellTextHard: 1_000_000,
  /** Variables of one dataset; SQLite stops at 2,000 columns. */
  variables: 1_900,
  previewRows: 30,
  /** How far down a header is looked for. */
  headerSearchRows: 40,
  headerRows: 3,
  noProgressMs: 60_000,
  /** The reader of old workbooks tells nothing while it works: one of up to `smallOldBytes` that takes longer than this has hung. */
  oldNoProgressMs: 30_000,
  smallOldBytes: 10 * MB,
  totalMs: 600_000,
  /** A parsed sheet waits this long for its recipe. */
  sessionIdleMs: 30 * 60_000,
  sessions: 3,
  /** How long a worker that is asked to end may take before it is ended by force. */
  workerGraceMs: 300,
  workerOldSpaceMb: 1_024,
  workerYoungSpaceMb: 4,
} as const

const oldWorkbook = /\.(xls|xlsb|et)$/i
/** How long a file may be read without a sign of life. */
export const patience = (name: string, bytes: number): number => (oldWorkbook.test(name) && bytes <= limits.smallOldBytes ? limits.oldNoProgressMs : limits.noProgressMs)
