/** The web host's limits (SAFETY.md 5 and L6), in one place; each has a test at the limit and beyond. */
export const limits = {
  /** One message on the WebSocket. */
  socketMessage: 64 * 1024 * 1024,
  /** A JSON body. */
  jsonBody: 64 * 1024,
  /** An uploaded file; streamed to disk, so that its size costs no memory. The import's own limits come after. */
  upload: 500 * 1024 * 1024,
  /** All header lines of one request together. */
  headers: 16 * 1024,
  connections: 128,
  /** A request's headers, and the whole request, must have arrived by then. */
  headersMs: 10_000,
  requestMs: 300_000,
  /** Wrong keys or cookies within `wrongWindowMs`; beyond, 429. */
  wrongTries: 20,
  wrongWindowMs: 60_000,
  /** A session nobody used for so long is over. */
  idleMs: 12 * 3600 * 1000,
  sessions: 16,
} as const
