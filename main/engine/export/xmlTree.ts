import { YinguoError } from '../../../shared/rpc/errors.ts'
import { decodeEntities, scanPart, XmlScan } from '../import/xlsx/xmlScan.ts'
import { wholePart } from '../import/zip/archive.ts'
import type { Archive } from '../import/zip/archive.ts'

/** An element with its place in the text it was read from, so that a piece can be replaced and all else stays as it is. */
export interface Element {
  /** Without prefix. */
  name: string
  /** Of the whole element, and of what stands between its tags; equal where it closes itself. */
  start: number
  end: number
  innerStart: number
  innerEnd: number
  attributes: string
  children: Element[]
}

const MOST_XML = 64 * 1024 * 1024

/** A part as text, after the gates of every XML from outside: no DOCTYPE, no endless depth, no endless tags. */
export async function checkedText(archive: Archive, name: string): Promise<string> {
  const bytes = await wholePart(archive, name, MOST_XML)
  const scan = new XmlScan(name)
  await scanPart(scan, pieces(bytes), () => undefined)
  return bytes.toString('utf8')
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve()
  for (let at = 0; at < bytes.length; at += 1 << 18) yield bytes.subarray(at, at + (1 << 18))
}

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g

/** The tree of a text that passed `checkedText`. M11 where tags do not match. */
export function readTree(xml: string, part: string): Element {
  const root: Element = { name: '', start: 0, end: xml.length, innerStart: 0, innerEnd: xml.length, attributes: '', children: [] }
  const open = [root]
  for (const match of xml.matchAll(TOKEN)) {
    const [whole, closing, , name, attributes = '', self] = match
    if (name === undefined) continue
    const at = match.index
    if (closing) {
      const last = open.pop()
      if (!last || last === root || last.name !== name) throw new YinguoError('M11', { where: part })
      last.innerEnd = at
      last.end = at + whole.length
      continue
    }
    const element: Element = { name, start: at, end: at + whole.length, innerStart: at + whole.length, innerEnd: at + whole.length, attributes, children: [] }
    open.at(-1)!.children.push(element)
    if (!self) open.push(element)
  }
  if (open.length !== 1) throw new YinguoError('M11', { where: part })
  return root
}

/** By local name, or by name with its prefix. */
export function attribute(element: Element, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name.includes(':') ? name : `(?:[\\w.-]+:)?${name}`}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element.attributes)
  return found ? decodeEntities(found[1] ?? found[2] ?? '') : null
}

export const within = (element: Element, ...path: string[]): Element | null => path.reduce<Element | null>((at, name) => at?.children.find(child => child.name === name) ?? null, element)

export function all(element: Element, name: string): Element[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap(child => all(child, name))]
}

export interface Replacement { start: number; end: number; text: string }

/** Replacements that do not overlap, put in from the back. */
export function replaced(xml: string, replacements: readonly Replacement[]): string {
  return replacements.toSorted((a, b) => b.start - a.start).reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), xml)
}
