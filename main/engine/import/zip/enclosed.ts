import { isUtf8 } from 'node:buffer'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { extensionOf } from '../format.ts'
import { limits } from '../limits.ts'
import type { ReaderInput } from '../readFile.ts'
import type { Archive, Part } from './archive.ts'
import { wholePart } from './archive.ts'

const responses = new Set(['xlsx', 'xlsm', 'xls', 'xlsb', 'et', 'ods', 'csv', 'tsv', 'txt', 'sav', 'zsav'])
const archives = new Set(['zip', '7z', 'rar', 'gz'])
/** What macOS and Windows put beside the files of a person. */
const clutter = /(^|\/)(__macosx\/|\.ds_store$|thumbs\.db$|desktop\.ini$|\._)/i

interface Candidate { part: Part; name: string }

/**
 * The one response file of a zip (腾讯问卷 delivers a zip with a csv), to be read like one that came alone; null when
 * there is none. Of several the one that was asked for by name (`--sheet` may name it too), else M23 with their names.
 * Nothing is written anywhere.
 */
export async function takeEnclosed(archive: Archive, input: ReaderInput): Promise<ReaderInput | null> {
  const { options, onProgress } = input
  const files = (await named(archive)).filter(({ name, part }) => !name.endsWith('/') && !clutter.test(name) && part.uncompressedSize > 0)
  const sheets = files.filter(({ name }) => responses.has(extensionOf(name)))
  const called = (wanted: string | undefined): Candidate | undefined => sheets.find(({ name }) => name === wanted || baseName(name) === wanted)
  const chosen = called(options.entry)
  const bySheet = called(options.sheet)
  if (options.entry !== undefined && !chosen) throw new YinguoError('NOT_FOUND', { what: 'entry', id: options.entry })
  const only = chosen ?? bySheet ?? (sheets.length === 1 ? sheets[0] : undefined)
  if (!only) {
    if (sheets.length > 1) throw new YinguoError('M23', { reason: 'severalFiles', files: sheets.slice(0, 50).map(({ name }) => name) })
    if (files.some(({ name }) => archives.has(extensionOf(name)))) throw new YinguoError('M23', { reason: 'nestedZip' })
    return null
  }
  const bytes = await wholePart(archive, only.part.name, limits.partBytes, done => onProgress({ phase: 'reading', done, total: only.part.compressedSize }))
  return { ...input, name: baseName(only.name), bytes, options: only === bySheet && only !== chosen ? { ...options, sheet: undefined } : options }
}

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1)

/** Names as a person reads them: UTF-8 when marked or valid, else GBK, which Chinese Windows writes. */
async function named(archive: Archive): Promise<Candidate[]> {
  const parts = [...archive.parts.values()]
  const foreign = parts.some(part => !part.utf8 && !isUtf8(part.raw))
  const iconv = foreign ? (await import('iconv-lite')).default : null
  return parts.map(part => {
    const text = iconv && !part.utf8 && !isUtf8(part.raw) ? iconv.decode(part.raw, 'gb18030') : part.raw.toString('utf8')
    return { part, name: text.replaceAll('\\', '/') }
  })
}
