import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { limits } from '../limits.ts'
import type { Contents, ReaderInput } from '../readFile.ts'
import { checkBiff } from './biff.ts'
import { CompoundFile } from './compound.ts'
import { readBook } from './read.ts'

/** The workbook stream of an OLE file; null when it holds something else (a letter, slides). M08 when it is encrypted. */
export function workbookStream(bytes: Buffer): Buffer | null {
  const file = openCompound(bytes)
  if (file.names.includes('encryptedpackage') || file.names.includes('encryptioninfo')) throw new YinguoError('M08')
  return file.stream('Workbook') ?? file.stream('Book')
}

/** A password is named even when the container around it is broken: the person has to ask for another file either way. */
function openCompound(bytes: Buffer): CompoundFile {
  try {
    return new CompoundFile(bytes)
  } catch (error) {
    if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new YinguoError('M08')
    throw error
  }
}

/** An old workbook: its stream is taken out of the container here, so that no macro, picture or property is parsed. */
export async function readXls(stream: Buffer, input: ReaderInput): Promise<Contents> {
  if (stream.length > limits.oldWorkbookBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: stream.length, max: limits.oldWorkbookBytes })
  checkBiff(stream)
  return readBook(stream, 'xls', input)
}
