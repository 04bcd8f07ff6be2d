import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import JSZip from 'jszip'
import { SaxesParser } from 'saxes'

/** Every part of a package: XML and relationships as text, the rest as bytes. */
export async function partsOf(bytes: Uint8Array): Promise<{ xml: Map<string, string>; binary: Map<string, Uint8Array> }> {
  const zip = await JSZip.loadAsync(bytes)
  const xml = new Map<string, string>()
  const binary = new Map<string, Uint8Array>()
  for (const [path, entry] of Object.entries(zip.files)) {
    if (entry.dir) continue
    if (/\.(?:xml|rels|svg)$/.test(path)) xml.set(path, await entry.async('string'))
    else binary.set(path, await entry.async('uint8array'))
  }
  return { xml, binary }
}

export interface Node { name: string; attributes: Record<string, string>; text: string; children: Node[] }

/** A strict reading; throws at the first thing XML 1.0 with namespaces does not allow. */
export function parse(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true })
  const root: Node = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  parser.on('error', error => { throw error })
  parser.on('opentag', tag => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([key, value]) => [key, typeof value === 'string' ? value : value.value]))
    const node: Node = { name: tag.name, attributes, text: '', children: [] }
    open.at(-1)!.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => { open.pop() })
  parser.on('text', text => { open.at(-1)!.text += text })
  parser.write(xml).close()
  return root
}

export function all(node: Node, name: string): Node[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap(child => all(child, name))]
}
export const first = (node: Node, name: string): Node => {
  const found = all(node, name)[0]
  if (!found) throw new Error(`no ${name}`)
  return found
}
export const value = (node: Node, name: string): string => first(node, name).attributes['val']!

/** Axes of a chart and the ids its series groups use, as PowerPoint pairs them. */
export function axisPairs(chart: Node): { axes: Map<string, Node>; used: string[]; crossed: string[] } {
  const area = first(chart, 'c:plotArea')
  const axes = new Map(area.children.filter(child => /^c:(?:val|cat|date|ser)Ax$/.test(child.name)).map(axis => [value(axis, 'c:axId'), axis]))
  const used = area.children.filter(child => child.name.endsWith('Chart')).flatMap(group => group.children.filter(child => child.name === 'c:axId').map(child => child.attributes['val']!))
  return { axes, used, crossed: [...axes.values()].map(axis => value(axis, 'c:crossAx')) }
}

export const points = (reference: Node): number[] => all(reference, 'c:pt').map(point => Number(first(point, 'c:v').text))

/** The check of Office files that stands beside this repository, where it and its Python are. */
const tool = fileURLToPath(new URL('../../../../shared/tools/office-check.py', import.meta.url))
const python = '/usr/bin/python3'
export function officeCheck(files: Record<string, Uint8Array>): { ran: boolean; ok: boolean; output: string } {
  if (!existsSync(tool) || !existsSync(python)) {
    process.stderr.write(`skipped: office-check.py or ${python} is not here\n`)
    return { ran: false, ok: true, output: '' }
  }
  const folder = mkdtempSync(join(tmpdir(), 'yinguo-office-'))
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    })
    const run = spawnSync(python, ['-W', 'ignore', tool, ...paths], { encoding: 'utf8' })
    return { ran: true, ok: run.status === 0, output: run.stdout + run.stderr }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
