import { noNotes, readNote } from './notes.ts'
import { numberMark } from './numberMark.ts'
import type { SourceLine } from './sourceLine.ts'

/** The lines as they were meant, before a mail program, a page or a web page broke them. */
export interface Layout {
  lines: SourceLine[]
  /** Numbers of lines that belong to the paper: running heads, quote signs. */
  furniture: number[]
  /** Lines that were joined to another one. */
  joined: { line: number; to: number }[]
}

/** Undoes what copying does to a text. What is taken out or joined stays accounted for. */
export function settleLayout(source: readonly SourceLine[]): Layout {
  const layout: Layout = { lines: source.map(line => ({ ...line })), furniture: [], joined: [] }
  unquote(layout)
  dropRunningHeads(layout)
  joinPoints(layout)
  joinLoneNumbers(layout)
  joinBrackets(layout)
  joinKindLines(layout)
  return layout
}

function drop(layout: Layout, unwanted: (line: SourceLine) => boolean): void {
  const left: SourceLine[] = []
  let apart = false
  for (const line of layout.lines) {
    if (unwanted(line)) { layout.furniture.push(line.number); apart ||= line.apart; continue }
    left.push(apart ? { ...line, apart: true } : line)
    apart = false
  }
  layout.lines = left
}

function join(layout: Layout, at: number, text: string): void {
  const [line, next] = [layout.lines[at], layout.lines[at + 1]]
  if (!line || !next) return
  for (const one of layout.joined) if (one.to === next.number) one.to = line.number
  layout.joined.push({ line: next.number, to: line.number })
  layout.lines.splice(at, 2, { ...line, text, whole: text })
}

/** 「> 1. …」: an answered mail. */
function unquote(layout: Layout): void {
  const quoted = /^(?:>\s?)+/
  if (layout.lines.filter(line => quoted.test(line.text)).length < Math.max(3, layout.lines.length * 0.5)) return
  layout.lines = layout.lines.map(line => {
    const whole = line.whole.trimStart().replace(quoted, '')
    return { ...line, whole, text: whole.trim(), indented: /^\s{2,}|^\t/.test(whole) }
  })
  let blank = false
  const empty = layout.lines.filter(line => line.text === '').map(line => line.number)
  layout.furniture.push(...empty)
  layout.lines = layout.lines.flatMap(line => {
    if (line.text === '') { blank = true; return [] }
    const one = blank ? { ...line, apart: true } : line
    blank = false
    return [one]
  })
}

const page = /第\s*#\s*页|\bpage\s*#|(?:^|\s)[-–—]\s*#\s*[-–—](?:\s|$)|(?:^|\s)#\s*\/\s*#(?:\s|$)|共\s*#\s*页/i
/** A line that comes again on each page with its number, or the title over each page. */
function dropRunningHeads(layout: Layout): void {
  const shape = (line: SourceLine): string => line.text.replace(/\d+/g, '#').replace(/\s+/g, ' ')
  const times = new Map<string, number>()
  for (const line of layout.lines) times.set(shape(line), (times.get(shape(line)) ?? 0) + 1)
  const title = layout.lines[0]
  drop(layout, line => {
    const own = shape(line)
    if (page.test(own) && own.length <= 80 && !/[?？]/.test(own)) return (times.get(own) ?? 0) > 1 || own.replace(page, '').trim() === ''
    return title !== undefined && line !== title && line.text === title.text && line.text.length >= 6 && !numberMark(line.text)
  })
}

const lone = /^[*★※]?\s*(?:[Qq]\s?)?0?(\d{1,3})\s*[.、．:：)）]?$/
const loneValue = (line: SourceLine | undefined): number | null => { const found = line ? lone.exec(line.text) : null; return found ? Number(found[1]) : null }
const ends = (line: SourceLine | undefined): boolean => line !== undefined && line.text.length <= 24 && !/[?？:：*)）\]】。.]$/.test(line.text) && numberMark(line.text) === null && loneValue(line) === null

/** Points one under the other are the points of one scale; the words over and under them stand at its ends. */
function joinPoints(layout: Layout): void {
  for (let at = 0; at < layout.lines.length; at++) {
    const first = loneValue(layout.lines[at])
    if (first === null || !/^\d+$/.test((layout.lines[at] as SourceLine).text)) continue
    let n = 1
    while (loneValue(layout.lines[at + n]) === first + n && /^\d+$/.test((layout.lines[at + n] as SourceLine).text)) n++
    if (n < 3 || first > 1) continue
    // The number of the next question may follow the last point at once.
    const after = layout.lines[at + n]
    const [low, high] = [layout.lines[at - 1], after]
    const labelled = ends(low) && ends(high) && at >= 2 && /[?？*.)）\]】:：]$/.test((layout.lines[at - 2] as SourceLine).text)
    for (let i = 1; i < n; i++) join(layout, at, `${(layout.lines[at] as SourceLine).text} ${(layout.lines[at + 1] as SourceLine).text}`)
    if (labelled) {
      join(layout, at, `${(layout.lines[at] as SourceLine).text} ${(high as SourceLine).text}`)
      join(layout, at - 1, `${(low as SourceLine).text} ${(layout.lines[at] as SourceLine).text}`)
    }
  }
}

/** 「01」 or 「*」 in a line of its own belongs to the question under it. */
function joinLoneNumbers(layout: Layout): void {
  for (let at = layout.lines.length - 2; at >= 0; at--) {
    const [line, next] = [layout.lines[at] as SourceLine, layout.lines[at + 1] as SourceLine]
    if (/^[*★]$/.test(line.text) && loneValue(next) === null && numberMark(next.text) !== null) { join(layout, at, `*${next.text}`); continue }
  }
  const values = layout.lines.flatMap((line, at) => { const value = loneValue(line); return value === null ? [] : [{ at, value, bare: /^\d+$/.test(line.text) }] })
  const chain: { at: number; value: number; bare: boolean }[] = []
  for (const one of values) if (one.value === (chain.at(-1)?.value ?? 0) + 1 && one.at > (chain.at(-1)?.at ?? -2) + 1) chain.push(one)
  if (chain.length < 2 || (chain.at(-1) as { at: number }).at === layout.lines.length - 1) return
  for (const { at, value } of chain.reverse()) {
    const star = /^[*★※]/.test((layout.lines[at] as SourceLine).text) || layout.lines[at - 1]?.text === '*'
    join(layout, at, `${star ? '*' : ''}${value}. ${(layout.lines[at + 1] as SourceLine).text}`)
    if (layout.lines[at - 1]?.text === '*') join(layout, at - 1, (layout.lines[at] as SourceLine).text)
  }
}

const open = (text: string): boolean => (text.match(/[(（【[]/g)?.length ?? 0) > (text.match(/[)）】\]]/g)?.length ?? 0)
/** A bracket that a page's edge has torn apart. */
function joinBrackets(layout: Layout): void {
  for (let at = 0; at < layout.lines.length - 1; at++) {
    const [line, next] = [layout.lines[at] as SourceLine, layout.lines[at + 1] as SourceLine]
    if (next.apart || !open(line.text) || line.text.length > 600 || next.text.length > 600) continue
    const tail = line.text.slice(Math.max(...['(', '（', '【', '['].map(sign => line.text.lastIndexOf(sign))))
    if (tail.length <= 2 || /^.{0,30}?[)）】\]]/.exec(next.text) === null || open(next.text.replace(/^[^)）】\]]*[)）】\]]/, ''))) continue
    if (/^[^)）】\]]*[(（【[]/.test(next.text)) continue
    join(layout, at, `${line.text}${/[A-Za-z,;]$/.test(line.text) ? ' ' : ''}${next.text}`)
  }
}

const kindLine = /^(?:[(（[【]?\s*)(?:(?:单选|多选|不定项选?|判断|填空|简答|问答|排序|量表|打分|评分|下拉|矩阵[\p{Script=Han}]{0,4}|单行文本|多行文本|日期|数字)题?(?:\s*[,，·|/]?\s*(?:必填|必答|选填|选答))?|必填|选填|mark only one oval|check all that apply|select all that apply|(?:select|choose|tick|check) (?:only )?one(?: option| answer)?|multiple choice|single choice|short answer|long answer|paragraph|dropdown|linear scale|short answer text|long answer text)\s*[.。:：]?\s*[)）\]】]?$/iu
/** 「单选」 "Check all that apply." in a line of its own, under the words of its question. */
function joinKindLines(layout: Layout): void {
  for (let at = 1; at < layout.lines.length; at++) {
    const [line, above] = [layout.lines[at] as SourceLine, layout.lines[at - 1] as SourceLine]
    if (!kindLine.test(line.text) || line.apart || !(numberMark(above.text) !== null || /[?？*:：)）]$/.test(above.text))) continue
    const words = line.text.replace(/^[(（[【]\s*|\s*[.。:：]?\s*[)）\]】]?$/g, '')
    if (!words.split(/[,，·|/]/).every(part => readNote(part, noNotes()))) continue
    join(layout, at - 1, `${above.text} ${words.split(/[,，·|/]/).map(part => `[${part.trim()}]`).join('')}`)
    at--
  }
}
