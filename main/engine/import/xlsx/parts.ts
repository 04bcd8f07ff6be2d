import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { limits } from '../limits.ts'
import type { Archive } from '../zip/archive.ts'
import { partKey } from '../zip/archive.ts'
import type { DateStyle } from './serial.ts'
import { dateStyle, DURATION_FORMAT } from './serial.ts'
import { CLOSE, decodeEscapes, nameCode, OPEN, scanPart, SELF, TEXT, XmlScan } from './xmlScan.ts'

export interface SheetPart { name: string; part: string; hidden: boolean }
export interface Workbook {
  sheets: SheetPart[]
  sharedStrings: string | null
  is1904: boolean
  /** By cell style index: how its number is shown. */
  styles: DateStyle[]
  /** Format codes of the styles that show durations. */
  durations: ReadonlyMap<number, string>
}

const N = {
  id: nameCode('id'), Id: nameCode('Id'), Target: nameCode('Target'), Type: nameCode('Type'), Relationship: nameCode('Relationship'),
  sheet: nameCode('sheet'), name: nameCode('name'), state: nameCode('state'), workbookPr: nameCode('workbookPr'), date1904: nameCode('date1904'),
  numFmt: nameCode('numFmt'), numFmtId: nameCode('numFmtId'), formatCode: nameCode('formatCode'), cellXfs: nameCode('cellXfs'), xf: nameCode('xf'),
  si: nameCode('si'), t: nameCode('t'), rPh: nameCode('rPh'),
}

interface Relation { id: string; type: string; target: string }

async function relations(archive: Archive, of: string): Promise<Relation[]> {
  const slash = of.lastIndexOf('/')
  const folder = of.slice(0, slash + 1)
  const part = `${folder}_rels/${of.slice(slash + 1)}.rels`
  if (!archive.parts.has(partKey(part))) return []
  const found: Relation[] = []
  const scan = new XmlScan(part)
  await scanPart(scan, archive.read(part), token => {
    if ((token === OPEN || token === SELF) && scan.name === N.Relationship) {
      const target = scan.attribute(N.Target) ?? ''
      found.push({ id: scan.attribute(N.Id) ?? '', type: (scan.attribute(N.Type) ?? '').replace(/^.*\//, ''), target: resolvePart(folder, target) })
    }
    if (found.length > limits.zipEntries) throw new YinguoError('M11', { where: part })
  })
  return found
}

/** Part names are resolved inside the package only; `..` cannot leave it. */
export function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`
  const steps: string[] = []
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return partKey(steps.join('/'))
}

/** Finds the parts by their relations, not by their usual names: other writers name them otherwise. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = await relations(archive, '')
  const main = root.find(relation => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!archive.parts.has(main)) throw new YinguoError('M11', { where: main })
  const related = await relations(archive, main)
  const byId = new Map(related.map(relation => [relation.id, relation]))
  const sheets: SheetPart[] = []
  let is1904 = false
  const scan = new XmlScan(main)
  await scanPart(scan, archive.read(main), token => {
    if (token !== OPEN && token !== SELF) return
    // Extensions repeat workbookPr under another prefix, without the date system.
    if (scan.name === N.workbookPr) is1904 ||= ['1', 'true', 'on'].includes(scan.attribute(N.date1904) ?? '')
    if (scan.name !== N.sheet) return
    const relation = byId.get(scan.attribute(N.id) ?? '')
    if (relation?.type === 'worksheet' && archive.parts.has(relation.target)) {
      sheets.push({ name: scan.attribute(N.name) ?? '', part: relation.target, hidden: (scan.attribute(N.state) ?? 'visible') !== 'visible' })
    }
    if (sheets.length > limits.sheets) throw new YinguoError('M09', { what: 'sheets', sheet: null, n: sheets.length, max: limits.sheets })
  })
  const part = (type: string): string | null => {
    const target = related.find(relation => relation.type === type)?.target
    return target !== undefined && archive.parts.has(target) ? target : null
  }
  const stylePart = part('styles')
  return { sheets, sharedStrings: part('sharedStrings'), is1904, ...(stylePart === null ? { styles: [], durations: new Map() } : await readStyles(archive, stylePart)) }
}

async function readStyles(archive: Archive, part: string): Promise<Pick<Workbook, 'styles' | 'durations'>> {
  const codes = new Map<number, string>()
  const styles: DateStyle[] = []
  const durations = new Map<number, string>()
  let inCellXfs = false
  const scan = new XmlScan(part)
  await scanPart(scan, archive.read(part), token => {
    if (token === CLOSE && scan.name === N.cellXfs) inCellXfs = false
    if (token !== OPEN && token !== SELF) return
    if (scan.name === N.numFmt) codes.set(Number(scan.attribute(N.numFmtId)), scan.attribute(N.formatCode) ?? '')
    else if (scan.name === N.cellXfs) inCellXfs = token === OPEN
    else if (scan.name === N.xf && inCellXfs) {
      const id = Number(scan.attribute(N.numFmtId) ?? 0)
      const style = dateStyle(id, codes.get(id))
      if (style === 'duration') durations.set(styles.length, codes.get(id) ?? DURATION_FORMAT)
      styles.push(style)
      if (styles.length > limits.styles) throw new YinguoError('M09', { what: 'styles', sheet: null, n: styles.length, max: limits.styles })
    }
  })
  return { styles, durations }
}

/** Texts in the order of the part: rich text joined, phonetic guides (rPh) left out. */
export async function readSharedStrings(archive: Archive, part: string, onCompressed: (bytes: number) => void): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = 0
  const scan = new XmlScan(part)
  await scanPart(scan, archive.read(part, onCompressed), token => {
    if (token === TEXT) {
      if (inText && phonetic === 0) current += scan.text()
      return
    }
    const name = scan.name
    if (name === N.t) inText = token === OPEN
    else if (name === N.si) {
      if (token === OPEN) current = ''
      else {
        strings.push(decodeEscapes(token === SELF ? '' : current))
        if (strings.length > limits.sharedStrings) throw new YinguoError('M09', { what: 'sharedStrings', sheet: null, n: strings.length, max: limits.sharedStrings })
      }
    } else if (name === N.rPh) {
      if (token === OPEN) phonetic++
      else if (token === CLOSE) phonetic--
    }
  })
  return strings
}
