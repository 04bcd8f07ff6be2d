import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { noIssues } from '../issues.ts'
import type { Contents, ReaderInput } from '../readFile.ts'
import { noText } from '../readFile.ts'
import { bestGlance, GLANCE_ROWS, glanceAt, summariesOf, surroundingsOf, wantedSheet } from '../sheetChoice.ts'
import type { Glance } from '../sheetChoice.ts'
import { scanPart, XmlScan } from '../xlsx/xmlScan.ts'
import type { Archive } from '../zip/archive.ts'
import { wholePart } from '../zip/archive.ts'
import { DurationStyles } from './durationStyles.ts'
import { OdsReader } from './sheet.ts'

const CONTENT = 'content.xml'
const STYLES = 'styles.xml'

/**
 * Reads an OpenDocument sheet with our own scanner: all sheets stand in one part, which is gone through twice, once to
 * look at each sheet and once to take the chosen one.
 */
export async function readOds(archive: Archive, { options, onProgress }: ReaderInput): Promise<Contents> {
  if (await isEncrypted(archive)) throw new YinguoError('M08')
  const size = archive.parts.get(CONTENT)!.compressedSize
  const scan = async (reader: OdsReader, before: number): Promise<void> => {
    const xml = new XmlScan(CONTENT)
    await scanPart(xml, archive.read(CONTENT, bytes => onProgress({ phase: 'reading', done: before + bytes, total: size * 2 })), token => reader.token(token, xml))
  }
  const durations = new DurationStyles()
  if (archive.parts.has(STYLES)) {
    const xml = new XmlScan(STYLES)
    await scanPart(xml, archive.read(STYLES), token => durations.token(token, xml))
  }
  const glances: Glance[] = []
  const look = new OdsReader({ maxRows: GLANCE_ROWS, wants: () => true, issues: noIssues, done: sheet => glances.push(glanceAt(sheet.table, sheet.name, sheet.index, sheet.hidden)) }, durations)
  await scan(look, 0)
  if (glances.length === 0) throw new YinguoError('M23', { reason: 'noSheets' })
  const best = bestGlance(glances, wantedSheet(glances.map(glance => glance.name), options.sheet))
  const issues = noIssues()
  let found: Pick<Contents, 'table' | 'merges'> | null = null
  await scan(new OdsReader({ maxRows: Infinity, wants: index => index === best.index, issues: () => issues, done: sheet => { found = sheet } }, durations), size)
  if (found === null) throw new YinguoError('M11', { where: CONTENT })
  const { table, merges } = found as Pick<Contents, 'table' | 'merges'>
  return { ...noText, container: 'ods', sheet: best.name, table, merges, issues, sheets: summariesOf(glances, best, table), surroundings: surroundingsOf(glances, best) }
}

const MANIFEST = 'meta-inf/manifest.xml'

async function isEncrypted(archive: Archive): Promise<boolean> {
  return archive.parts.has(MANIFEST) && (await wholePart(archive, MANIFEST, 4 * 1024 * 1024)).includes('encryption-data')
}
