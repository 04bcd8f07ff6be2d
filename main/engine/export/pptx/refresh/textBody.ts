import { all } from '../../xmlTree.ts'
import type { Element, Replacement } from '../../xmlTree.ts'

const texts = (paragraph: Element): Element[] => all(paragraph, 't')
const inner = (xml: string, element: Element): string => xml.slice(element.innerStart, element.innerEnd)
const said = (xml: string, paragraph: Element): string => texts(paragraph).map(text => inner(xml, text)).join('')
const paragraphsOf = (body: Element): Element[] => body.children.filter(child => child.name === 'p')

/**
 * New words into a text a person may have restyled: where the paragraphs answer to one another only the words that differ
 * are put in, run by run; else the paragraphs are replaced as a whole. The frame of the text stays.
 */
export function bodyReplacements(xml: string, body: Element, freshXml: string, fresh: Element): Replacement[] {
  const [old, wanted] = [paragraphsOf(body), paragraphsOf(fresh)]
  if (old.length !== wanted.length) {
    const [first, last] = [old[0], old.at(-1)]
    const put = wanted.map(paragraph => freshXml.slice(paragraph.start, paragraph.end)).join('')
    return first && last ? [{ start: first.start, end: last.end, text: put }] : [{ start: body.innerEnd, end: body.innerEnd, text: put }]
  }
  return old.flatMap((paragraph, i): Replacement[] => {
    const next = wanted[i]!
    if (said(xml, paragraph) === said(freshXml, next)) return []
    const [runs, words] = [texts(paragraph), texts(next)]
    if (runs.length === 0) return [{ start: paragraph.start, end: paragraph.end, text: freshXml.slice(next.start, next.end) }]
    const put = runs.length === words.length ? words.map(word => inner(freshXml, word)) : runs.map((_, r) => (r === 0 ? said(freshXml, next) : ''))
    return runs.flatMap((run, r): Replacement[] => {
      if (inner(xml, run) === put[r]) return []
      // An element that closes itself has no inside to write into.
      return run.innerStart === run.end ? [{ start: run.start, end: run.end, text: `<a:t>${put[r]!}</a:t>` }] : [{ start: run.innerStart, end: run.innerEnd, text: put[r]! }]
    })
  })
}

/** New cells into a table: cell by cell where it has the same rows and columns, else a new table as wide as the old one. */
export function tableReplacements(xml: string, table: Element, freshXml: string, fresh: Element): Replacement[] {
  const [cells, wanted] = [all(table, 'tc'), all(fresh, 'tc')]
  const [rows, wantedRows] = [all(table, 'tr').length, all(fresh, 'tr').length]
  if (cells.length === wanted.length && rows === wantedRows) {
    return cells.flatMap((cell, i) => {
      const [body, next] = [cell.children.find(child => child.name === 'txBody'), wanted[i]!.children.find(child => child.name === 'txBody')]
      return body && next ? bodyReplacements(xml, body, freshXml, next) : []
    })
  }
  const width = (text: string, of: Element): number[] => all(of, 'gridCol').map(column => Number(/\bw="(\d+)"/.exec(text.slice(column.start, column.end))?.[1] ?? 0))
  const [was, now] = [width(xml, table), width(freshXml, fresh)]
  const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)
  const scale = sum(now) > 0 && sum(was) > 0 ? sum(was) / sum(now) : 1
  let column = 0
  const text = freshXml.slice(fresh.start, fresh.end).replace(/(<a:gridCol\b[^>]*?\bw=")(\d+)"/g, (_, head: string) => {
    const at = column++
    return `${head}${was.length === now.length ? was[at]! : Math.round(now[at]! * scale)}"`
  })
  return [{ start: table.start, end: table.end, text }]
}
