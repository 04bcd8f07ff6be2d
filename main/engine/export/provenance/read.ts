import { inflateSync } from 'node:zlib'
import { fileProvenance } from '../../../../shared/report/provenances.ts'
import type { FileProvenance } from '../../../../shared/report/provenances.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { openArchive } from '../../import/zip/archive.ts'
import type { Archive } from '../../import/zip/archive.ts'
import { decodeEntities } from '../../import/xlsx/xmlScan.ts'
import { checkedText } from '../xmlTree.ts'
import { PROVENANCE_NAMESPACE } from './parts.ts'

export type ReportFileFormat = 'docx' | 'pptx' | 'xlsx' | 'pdf' | 'html'
export interface ReadReport {
  format: ReportFileFormat
  /** null: the file is no report of ours, or somebody's program took the part away. */
  provenance: FileProvenance | null
  /** Of an Office file, already behind the gates. */
  archive: Archive | null
  /** Of a web page. */
  html: string
}

export const MOST_REPORT_BYTES = 200 * 1024 * 1024
const MOST_JSON = 64 * 1024 * 1024

/** A finished report, with what it says of itself. M07 for any other kind of file, M09 too large, M10 unsafe, M11 broken. */
export async function readReportFile(bytes: Uint8Array): Promise<ReadReport> {
  if (bytes.length > MOST_REPORT_BYTES) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: bytes.length, max: MOST_REPORT_BYTES })
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 5).toString('latin1') === '%PDF-') return { format: 'pdf', provenance: parsed(fromPdf(buffer)), archive: null, html: '' }
  if (buffer.subarray(0, 2).toString('latin1') === 'PK') {
    const archive = await openArchive(buffer)
    const format = archive.parts.has('word/document.xml') ? 'docx' : archive.parts.has('ppt/presentation.xml') ? 'pptx' : archive.parts.has('xl/workbook.xml') ? 'xlsx' : null
    if (format === null) throw new YinguoError('M07', { ext: 'docx', real: 'zip' })
    return { format, provenance: parsed(await fromOffice(archive)), archive, html: '' }
  }
  const html = buffer.toString('utf8')
  if (!/<html[\s>]/i.test(html.slice(0, 2000))) throw new YinguoError('M07', { ext: 'html', real: 'binary' })
  return { format: 'html', provenance: parsed(/<script[^>]*\bid="provenance"[^>]*>([\s\S]*?)<\/script>/i.exec(html)?.[1] ?? null), archive: null, html }
}

/** What a finished report says of its numbers; null where it says nothing. Errors as of `readReportFile`. */
export const readProvenance = async (bytes: Uint8Array): Promise<FileProvenance | null> => (await readReportFile(bytes)).provenance

function parsed(json: string | null): FileProvenance | null {
  if (json === null) return null
  try { return fileProvenance.safeParse(JSON.parse(json)).data ?? null } catch { return null }
}

async function fromOffice(archive: Archive): Promise<string | null> {
  for (const name of archive.parts.keys()) {
    if (!/^customxml\/item\d+\.xml$/.test(name)) continue
    const xml = await checkedText(archive, name)
    const found = new RegExp(`<(?:\\w+:)?provenance\\b[^>]*"${PROVENANCE_NAMESPACE}"[^>]*>([\\s\\S]*?)</(?:\\w+:)?provenance>`).exec(xml)
    if (found) return decodeEntities(found[1]!)
  }
  return null
}

/** The attached file, as our writer and most programs that save a PDF again leave it: an embedded stream, packed or plain (ISO 32000-1, 7.11.4). */
function fromPdf(bytes: Buffer): string | null {
  for (let at = bytes.indexOf('/EmbeddedFile'); at >= 0; at = bytes.indexOf('/EmbeddedFile', at + 1)) {
    const begins = bytes.indexOf('stream', at)
    const ends = bytes.indexOf('endstream', begins)
    if (begins < 0 || ends < 0 || begins - at > 2000) continue
    let from = begins + 'stream'.length
    if (bytes[from] === 0x0d) from++
    if (bytes[from] === 0x0a) from++
    const dictionary = bytes.toString('latin1', Math.max(0, bytes.lastIndexOf('obj', at)), begins)
    const length = Number(/\/Length (\d+)(?! \d+ R)/.exec(dictionary)?.[1] ?? ends - from)
    const stream = bytes.subarray(from, from + Math.min(length, ends - from))
    try {
      const text = (/\/FlateDecode/.test(dictionary) ? inflateSync(stream, { maxOutputLength: MOST_JSON }) : stream).toString('utf8')
      if (text.includes('"yinguo-provenance"')) return text
    } catch { /* another attachment, packed in a way we do not read */ }
  }
  return null
}
