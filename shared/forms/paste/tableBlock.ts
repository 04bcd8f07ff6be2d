import { isDegree } from './degree.ts'
import type { SourceLine } from './sourceLine.ts'
import { isFurniture, LONGEST_LINE } from './sourceLine.ts'

/** Rows under columns, as they were pasted out of a table. */
export interface TableBlock {
  /** Indexes among the source lines: head lines, frame lines and rows, in order. */
  from: number
  to: number
  head: number[]
  rows: { index: number; text: string }[]
  columns: string[]
  /** One column for marks. */
  scored: boolean
  /** Words over groups of columns, such as 重要程度 and 满意程度; empty: one group. */
  groups: string[]
}

export const cellsOf = (line: SourceLine): string[] | null => {
  const { whole } = line
  if ((whole.match(/\|/g)?.length ?? 0) >= 2) return whole.trim().replace(/^\||\|$/g, '').split('|').map(cell => cell.trim())
  if (whole.includes('\t')) return whole.split('\t').map(cell => cell.trim())
  return null
}
const spaced = (line: SourceLine): string[] => line.text.split(/\s{2,}/).map(cell => cell.trim())
const answer = /^(?:-?\d{1,2}\s*分?|(?:\d{1,2}[\s/、]+){2,10}\d{1,2}|[□○◯☐〇●■☑√✓]?(?:\s*\d{1,2})?|[（([【]\s*[)）\]】]|_+|[oO])$/
const corner = /^(?:题目|项目|序号|编号|类别|类型|维度|方面|指标|一级指标|二级指标|三级指标|评价(?:项目|内容|指标|维度|要素)|(?:工作|调查|服务|测评|考核)?(?:内容|项目|指标)|选项|题项|条目|陈述|描述|category|dimension|no\.?|#|item|statement|statements|question|aspect)?$/i
const importance = /重要|看重|期望|importan/i
const performance = /满意|表现|实际|感知|绩效|符合|satisf|perform/i

/** 「网络质量 1 2 3 4 5」: a row with its answers behind it; null: none. `n` answers or more. */
export function trailingAnswers(text: string, n = 3): { text: string; answers: string[] } | null {
  const found = /^(.*?\S)[\s:：]+((?:(?:\d{1,2}\s*分?|[□○◯☐〇①-⑩]|[（([]\s*[)）\]])[\s,，/、|]*){3,22})$/.exec(text)
  if (!found) return null
  const answers = (found[2] as string).match(/\d{1,2}|[□○◯☐〇①-⑩]|[（([]\s*[)）\]]/g) ?? []
  return answers.length >= n && /\p{L}{2,}/u.test(found[1] as string) ? { text: (found[1] as string).replace(/[.…·_]{3,}$/, '').trim(), answers } : null
}

/** The table that begins at a line, or null. Its first line names columns, and at least one line under it is a row. */
export function tableAt(lines: readonly SourceLine[], from: number): TableBlock | null {
  const first = lines[from] as SourceLine
  if (first.text.length > LONGEST_LINE) return null
  const split = cellsOf(first) !== null ? cellsOf : (line: SourceLine) => cellsOf(line) ?? spaced(line)
  let cells = split(first) ?? []
  while (cells.length > 0 && cells.at(-1) === '' && !first.whole.includes('\t')) cells = cells.slice(0, -1)
  if (cells.filter(cell => cell !== '').length < 2 || cells.every(cell => /^\d{1,2}\s*[=＝]/.test(cell)) || /^[A-Z]\s*[.、．]/.test(cells.find(cell => cell !== '') ?? '')) return null
  // 「3、重视安全  1  2  3  4  5」 is a row by itself, not the head of others.
  if (cells.length >= 3 && cells[0] !== '' && !corner.test(cells[0] as string) && cells.slice(1).every(cell => answer.test(cell)) && /[\p{L}]{2,}/u.test(cells[0] as string)) return null
  const head = [from]
  let at = from + 1
  const skipFrame = (): void => { while (at < lines.length && isFurniture((lines[at] as SourceLine).text) && /\||[-─┼]{3,}/.test((lines[at] as SourceLine).text)) at++ }
  skipFrame()
  let groups: string[] = []
  let columns = cells
  // 「1 2 3 4 5」 in one cell are five columns.
  const second = (lines[at] ? split(lines[at] as SourceLine) ?? [] : []).flatMap(cell => (/^\d{1,2}(?:\s+\d{1,2}){2,10}$/.test(cell) ? cell.split(/\s+/) : [cell]))
  // Two head lines: 重要程度 over 1…5, 满意程度 over 1…5.
  const labels = second.slice(second[0] === '' || second.length > 1 && answer.test(second[0] ?? '') ? (second[0] === '' ? 1 : 0) : 1)
  if (cells.some(cell => importance.test(cell)) && cells.some(cell => performance.test(cell)) && second[0] === '' && labels.length >= 4 && labels.every(cell => /^\d{1,2}$/.test(cell) || isDegree(cell))) {
    groups = cells.filter(cell => importance.test(cell) || performance.test(cell))
    columns = ['', ...labels]
    head.push(at)
    at++
    skipFrame()
  }
  const under = lines[at] ? split(lines[at] as SourceLine) ?? [] : []
  let numbered = 0
  while (numbered < 2 && columns.length > numbered + 2 && columns[numbered] !== '' && corner.test(columns[numbered] as string) && columns[numbered + 1] !== '' && corner.test(columns[numbered + 1] as string)) numbered++
  if (numbered === 0 && /^(?:序号|编号|no\.?|#)$/i.test(columns[0] as string) && columns.length > 3) numbered = 1
  const hasCorner = numbered > 0 || columns[0] === '' || corner.test(columns[0] as string) || (under.length === columns.length && under.length > 2 && !answer.test(under[0] ?? '') && under.slice(1).every(cell => answer.test(cell)))
  const names = (hasCorner ? columns.slice(1 + numbered) : columns).filter((cell, i, all) => cell !== '' || all.slice(i).some(other => other !== ''))
  const rows: TableBlock['rows'] = []
  let to = at
  for (; at < lines.length; at++) {
    const line = lines[at] as SourceLine
    if (line.text.length > LONGEST_LINE) break
    if (isFurniture(line.text)) continue
    const row = rowOf(line, names.length, split, numbered)
    if (row === null) break
    rows.push({ index: at, text: row })
    to = at + 1
  }
  const scored = names.length === 1 && hasCorner && /^(?:您的)?(?:评分|打分|得分|分值|分数|score|rating|points)/i.test(names[0] as string)
  if (rows.length < (scored ? 2 : 1) || (names.length < 2 && !scored)) return null
  const pair = groups.length === 0 && names.length === 2 && importance.test(names[0] as string) !== importance.test(names[1] as string) && names.some(name => performance.test(name))
  // Two columns of writing space are no scale by themselves.
  if (names.length === 2 && !pair && rows.length < 2) return null
  return { from, to, head, rows, scored, columns: pair || scored ? [] : names.slice(0, groups.length > 0 ? names.length / 2 : undefined), groups: pair ? names : groups }
}

function rowOf(line: SourceLine, width: number, split: (line: SourceLine) => string[] | null, labels: number): string | null {
  const cells = split(line) ?? []
  // The cells before the row's own: its number, or the group that only the first of its rows names.
  const numbered = labels > 0 && cells.length > width + 1 ? labels : /^\d{1,2}$/.test(cells[0] ?? '') && cells.length > width + 1 ? 1 : 0
  const text = cells[numbered] ?? ''
  const answers = cells.slice(numbered + 1)
  if (text !== '' && !answer.test(text) && answers.length >= Math.min(width, 2) && answers.every(cell => answer.test(cell))) return text
  const trailing = trailingAnswers(line.text)
  return trailing && trailing.answers.length === width ? trailing.text : null
}
