import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { ReadOptions } from '../../../shared/contract/import.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { contentOf, extensionOf, promises } from './format.ts'
import { limits } from './limits.ts'
import type { Contents, OnProgress, ReaderInput, ReadFile } from './readFile.ts'
import { wantedSheet } from './sheetChoice.ts'
import { readText } from './text/read.ts'
import type { Archive } from './zip/archive.ts'

export type { ReadFile } from './readFile.ts'

/** Magic bytes first, then the gate, then the reader. `name` is the file's name as the user knows it. */
export async function readSource(path: string, name: string, options: ReadOptions, onProgress: OnProgress = () => {}): Promise<ReadFile> {
  return readBytes({ bytes: await load(path, name), name, options, onProgress }, null)
}

/** M09 for a file that is too large for any reader, M25 for one that cannot be read. */
export async function load(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > limits.textBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: size, max: limits.textBytes })
    return await readFile(path)
  } catch (error) {
    if (error instanceof YinguoError) throw error
    throw new YinguoError('M25', { name }, String(error))
  }
}

/** A file by its content; `enclosedIn` names the zip it came out of, and a zip in a zip is not opened. */
async function readBytes(input: ReaderInput, enclosedIn: string | null): Promise<ReadFile> {
  const { bytes, name } = input
  const content = contentOf(bytes.subarray(0, 65_536))
  if (content === 'empty') throw new YinguoError('M11', { where: 'empty' })
  if (content === 'zip') {
    mindSize(bytes, limits.workbookBytes)
    const { openArchive } = await import('./zip/archive.ts')
    const archive = await openArchive(bytes)
    const kind = await packageKind(archive)
    if (kind !== 'zip') return finish(input, enclosedIn, kind, await readPackage(archive, kind, input))
    if (enclosedIn !== null) throw new YinguoError('M23', { reason: 'nestedZip' })
    const inner = await (await import('./zip/enclosed.ts')).takeEnclosed(archive, input)
    if (inner === null) refuse(extensionOf(name), 'zip')
    return readBytes(inner, name)
  }
  if (content === 'ole' || content === 'biff') {
    mindSize(bytes, limits.workbookBytes)
    const { readXls, workbookStream } = await import('./spreadsheet/xls.ts')
    const stream = content === 'biff' ? bytes : workbookStream(bytes)
    if (stream === null) refuse(extensionOf(name), 'ole')
    return finish(input, enclosedIn, 'xls', await readXls(stream, input))
  }
  if (content === 'sav') {
    mindSize(bytes, limits.textBytes)
    return finish(input, enclosedIn, 'sav', await (await import('./sav/read.ts')).readSav(input))
  }
  // SPSS's own encryption: 36 bytes that say so, then the file in blocks.
  if (bytes.toString('latin1', 8, 20) === 'ENCRYPTEDSAV') throw new YinguoError('M08')
  if (content === 'text') {
    mindSize(bytes, limits.textBytes)
    return finish(input, enclosedIn, 'text', await readText(input))
  }
  refuse(extensionOf(name), content)
}

function mindSize(bytes: Buffer, max: number): void {
  if (bytes.length > max) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: bytes.length, max })
}

/** A file without sheets is its own first and only one. */
function finish({ bytes, name, options }: ReaderInput, enclosedIn: string | null, kind: string, contents: Contents): ReadFile {
  if (contents.sheet === null) wantedSheet([name], options.sheet)
  const extension = extensionOf(name)
  const expected = promises(extension, kind) || (kind === 'text' && extension === '')
  const mismatch = expected ? null : { ext: extension === '' ? '–' : `.${extension}`, real: kind === 'text' ? 'csv' : kind }
  return { ...contents, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), mismatch, enclosedIn, name }
}

/** A format this program does not read: named when the file calls itself something else, else refused by name. */
function refuse(extension: string, real: string): never {
  if (extension === real || (extension === 'htm' && real === 'html')) throw new YinguoError('M23', { reason: 'unsupported', format: real })
  throw new YinguoError('M07', { ext: extension === '' ? '–' : `.${extension}`, real })
}

type PackageKind = 'xlsx' | 'xlsm' | 'xlsb' | 'ods' | 'docx' | 'pptx' | 'odf' | 'numbers' | 'zip'

async function packageKind(archive: Archive): Promise<PackageKind> {
  const has = (part: string): boolean => archive.parts.has(part)
  if (has('xl/workbook.bin')) return 'xlsb'
  if (has('xl/vbaproject.bin')) return 'xlsm'
  if (has('xl/workbook.xml')) return 'xlsx'
  if (has('word/document.xml')) return 'docx'
  if (has('ppt/presentation.xml')) return 'pptx'
  if (has('content.xml') && has('mimetype')) return (await (await import('./zip/archive.ts')).wholePart(archive, 'mimetype', 1000)).includes('spreadsheet') ? 'ods' : 'odf'
  if (has('index/document.iwa') || [...archive.parts.keys()].some(part => part.endsWith('.iwa') || /(^|\/)index\.zip$/.test(part))) return 'numbers'
  // A workbook may name its main part otherwise; its relations say which.
  return has('[content_types].xml') && has('_rels/.rels') ? 'xlsx' : 'zip'
}

/** The reader of a container is loaded when one comes: a csv never waits for that of an .xlsx. */
async function readPackage(archive: Archive, kind: PackageKind, input: ReaderInput): Promise<Contents> {
  switch (kind) {
    case 'xlsx':
    case 'xlsm': return (await import('./xlsx/read.ts')).readXlsx(archive, kind, input)
    case 'xlsb': return (await import('./spreadsheet/xlsb.ts')).readXlsb(archive, input)
    case 'ods': return (await import('./ods/read.ts')).readOds(archive, input)
    default: return refuse(extensionOf(input.name), kind)
  }
}
