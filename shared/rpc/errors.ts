/**
 * The closed list of things that can go wrong. A code carries parameters, never a sentence:
 * the sentence a person reads is made by `shared/i18n` in their language.
 * `Mnn` are the messages a user may meet; the others are answers to a caller's mistake.
 */
export const errorCodes = [
  'M01', // unclean exit, recovered                 {time}
  'M02', // project in use elsewhere                {by}
  'M03', // project damaged                         {where, n, time} n good backups, the newest of `time`
  'M04', // disk full                               {need, free}
  'M05', // saved by a newer version                {version}
  'M06', // not a project of this program           {kind}
  'M07', // name and content differ                 {ext, real}
  'M08', // password protected                      {}
  'M09', // too large                               {what, sheet, n, max}
  'M10', // unsafe archive                          {ratio}
  'M11', // broken file                             {where}
  'M12', // encoding                                {n, encoding}
  'M13', // import made no progress                 {seconds}
  'M14', // target locked by another program        {name}
  'M15', 'M16', 'M17', 'M18', 'M19', 'M20', 'M21', 'M22',
  'M23', // not a response sheet (a summary, no header, no rows)   {reason}
  'M24', // the target exists and may not be overwritten           {name}
  'M25', // file not found or not readable                          {name}
  'M26', // write not permitted                                     {name}
  'NO_PROJECT', //  a call that needs an open project, with none open
  'READ_ONLY', //   a command on a project opened read-only
  'NOT_FOUND', //   {what, id}
  'BAD_PARAMS', //  {issues} the call's parameters do not fit the contract
  'BAD_VALUE', //   {variable, value, why} a value that cannot be what it is given for
  'BAD_FORM', //    {problem, sheet, row, column, value, expected, n} a form file: what is wrong, where, what to write; n more
  'BAD_GRANT', //   a file grant that is unknown, spent, or for another purpose
  'UNKNOWN_CALL', // {name}
  'UNSUPPORTED', //  {what} known, but not in this version
  'NOTHING_TO_UNDO', 'NOTHING_TO_REDO',
  'CONFLICT', //    {what} the thing moved on since the caller looked
  'CANCELLED',
  'NOT_ENOUGH_DATA', // {needed, n, what} a statistic that is not defined for these data
  'SINGULAR', //    {variables} collinear predictors
  'CLOSED', //      the connection or the engine is gone
  'INTERNAL', //    {detail} a defect of ours; detail never leaves the log
] as const

export type ErrorCode = (typeof errorCodes)[number]
export type ErrorParams = Record<string, string | number | boolean | null | string[]>

/** The only error that crosses a port. `detail` stays in this process (for the log). */
export class YinguoError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly detail: string | undefined
  constructor(code: ErrorCode, params: ErrorParams = {}, detail?: string) {
    super(code)
    this.name = 'YinguoError'
    this.code = code
    this.params = params
    this.detail = detail
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && (errorCodes as readonly string[]).includes(value)
}

/** Any thrown thing as a YinguoError; what we did not foresee becomes INTERNAL with its text in `detail`. */
export function toYinguoError(thrown: unknown): YinguoError {
  if (thrown instanceof YinguoError) return thrown
  const named = thrown as { code?: unknown; params?: unknown } | null
  if (named && typeof named === 'object' && isErrorCode(named.code)) {
    return new YinguoError(named.code, (named.params as ErrorParams) ?? {})
  }
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  return new YinguoError('INTERNAL', {}, text)
}
