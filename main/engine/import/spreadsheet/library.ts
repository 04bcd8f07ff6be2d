import type * as Library from '@e965/xlsx'
import { YinguoError, toYinguoError } from '../../../../shared/rpc/errors.ts'

export type ParsedBook = Library.WorkBook

/**
 * SheetJS, loaded when the first .xls or .xlsb comes and never before: it takes ten megabytes. It gets bytes that passed
 * our own gate, and parses: formats come along, formulas only to be counted, and nothing is run or fetched.
 */
export async function parseBook(bytes: Buffer, name: string): Promise<ParsedBook> {
  const library = await import('@e965/xlsx')
  library.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  const { log, warn, error } = console
  // It tells its own doubts to the console, and standard output belongs to data.
  const silent = (): void => {}
  Object.assign(console, { log: silent, warn: silent, error: silent })
  try {
    return library.read(bytes, {
      type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellDates: false, cellFormula: true, cellStyles: false,
      sheetStubs: false, bookVBA: false, bookDeps: false, bookFiles: false, bookProps: false,
    })
  } catch (thrown) {
    if (thrown instanceof Error && /password|encrypt/i.test(thrown.message)) throw new YinguoError('M08')
    throw new YinguoError('M11', { where: name }, toYinguoError(thrown).detail ?? String(thrown))
  } finally {
    Object.assign(console, { log, warn, error })
  }
}
