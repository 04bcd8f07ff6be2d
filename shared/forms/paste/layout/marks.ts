import type { SourceLine } from '../sourceLine.ts'
import type { Layout } from './layout.ts'
import { dropLines } from './layout.ts'

const blankFirst = /^(?:_{2,}|[(（]\s*[)）])\s*(?=(\d{1,3})\s*[.、．])/
/** 「____3. 您对荤素搭配」: the place for the answer stands before the number. Numbers of answers would begin again. */
export function dropBlanksBefore(layout: Layout): void {
  const values = layout.lines.flatMap(line => { const found = blankFirst.exec(line.text); return found ? [Number(found[1])] : [] })
  if (values.length < 2 || values.some((value, i) => i > 0 && value <= (values[i - 1] as number))) return
  layout.lines = layout.lines.map(line => { const text = line.text.replace(blankFirst, ''); return text === line.text ? line : { ...line, text, whole: text } })
}

const coded = /^(?!\d)(.{1,40}?)\s*(?:[…·]{2,}|\.{4,}|-{4,}|—{3,})\s*0?(\d{1,2})\s*((?:→|-+>|[(（[【]).*)?$/
/** 「断线 ……… 1」: an answer with its code behind a leader, as on sheets for interviewers. */
export function markCoded(layout: Layout): void {
  if (layout.lines.filter(line => coded.test(line.text)).length < 3) return
  layout.lines = layout.lines.map(line => {
    const found = coded.exec(line.text)
    if (!found) return line
    const text = `□ ${found[1] as string}${found[3] === undefined ? '' : ` ${found[3]}`}`
    return { ...line, text, whole: text }
  })
}

const weakMark = /^([A-Z]|\d{1,2})[ ]+(?=\S*\p{L})(?!.*\t)/u
/** 「A 手机」 over 「B 电脑」, 「1 是」 over 「2 否」: marks without a point get one. Numbers that begin only once may be those of questions. */
export function pointMarks(layout: Layout): void {
  // 「2  1 to 5 years」: a number may begin the answer itself, where blanks set the mark apart.
  const place = (at: number): { letter: boolean; value: number } | null => {
    const text = layout.lines[at]?.text ?? ''
    const found = (weakMark.exec(text) ?? /^(\d{1,2}) {2,}(?=\d.*\p{L})(?!.*(?:\t| {2,}\d))/u.exec(text))?.[1]
    return found === undefined ? null : /\d/.test(found) ? { letter: false, value: Number(found) } : { letter: true, value: found.charCodeAt(0) - 64 }
  }
  const runs: { from: number; to: number; letter: boolean }[] = []
  for (let from = 0; from < layout.lines.length; from++) {
    const first = place(from)
    if (first?.value !== 1) continue
    let to = from + 1
    for (let next = place(to); next?.letter === first.letter && next.value === to - from + 1; next = place(to)) to++
    if (to - from > 1) runs.push({ from, to, letter: first.letter })
    from = to - 1
  }
  const again = runs.filter(run => !run.letter).length > 1
  for (const run of runs.filter(one => one.letter || again)) for (let at = run.from; at < run.to; at++) {
    const line = layout.lines[at] as SourceLine
    const text = line.text.replace(/^([A-Z]|\d{1,2}) +/, '$1. ')
    layout.lines[at] = { ...line, text, whole: text }
  }
}

const codeBehind = /\s+[(（](\d{1,2})[)）]$/
/** "Yes  (1)" over "No  (2)": codes that were exported behind the answers. */
export function dropCodes(layout: Layout): void {
  const code = (at: number): number => Number(codeBehind.exec(layout.lines[at]?.text ?? '')?.[1] ?? NaN)
  for (let at = 0; at < layout.lines.length; at++) {
    if (code(at) !== 1 || code(at + 1) !== 2) continue
    for (let n = 1; code(at) === n; n++, at++) {
      const line = layout.lines[at] as SourceLine
      const text = line.text.replace(codeBehind, '')
      layout.lines[at] = { ...line, text, whole: text }
    }
  }
}

const marginCode = /\t[A-Z][A-Za-z]{0,3}\d{1,3}$/
const rowCode = /[ ]{2,}[A-Z][A-Za-z]{0,3}\d{1,3}(?:_\d{1,3})?(?=\t|$)/
/** 「1. 性别 ⇥ Q1」: names of variables in the margin, and behind the rows of tables, as printed questionnaires have them. */
export function dropMarginCodes(layout: Layout): void {
  if (layout.lines.filter(line => marginCode.test(line.text)).length < 2) return
  layout.lines = layout.lines.map(line => { const whole = line.whole.replace(marginCode, '').replace(rowCode, ''); return whole === line.whole ? line : { ...line, whole, text: whole.trim() } })
}

const markCode = /(?<=^|[\s\t])([□○◯☐〇]|[(（]\s*[)）])\s*(\d{1,2})[ ]+(?=[^\s□○◯☐〇(（])/g
/** 「○ 1 男 ⇥ ○ 2 女」: codes between the marks and the answers, which count from 1 under each question (the last ones may be 97, 98, 99). */
export function dropMarkCodes(layout: Layout): void {
  const codes = (at: number): number[] => [...(layout.lines[at]?.text ?? '').matchAll(markCode)].map(match => Number(match[2]))
  for (let from = 0; from < layout.lines.length; from++) {
    let to = from
    const run: number[] = []
    for (let own = codes(to); own.length > 0; own = codes(++to)) run.push(...own)
    if (run.length >= 2 && run[0] === 1 && run.every((code, i) => i === 0 || code === (run[i - 1] as number) + 1 || code >= 90)) {
      for (let at = from; at < to; at++) {
        const text = (layout.lines[at] as SourceLine).text.replace(markCode, '$1 ').replace(/\s*\t\s*/g, '  ').trim()
        layout.lines[at] = { ...(layout.lines[at] as SourceLine), text, whole: text }
      }
    }
    if (to > from) from = to - 1
  }
}

/** 「选项：」 "Answer choices:" say nothing that the answers under them do not. */
export const dropAnswerHeads = (layout: Layout): void => dropLines(layout, line => /^(?:answer (?:choices|options)|answers|options|choices|选项|备选项|可选答案|备选答案)\s*[:：]$/i.test(line.text))

/** 「单位名称 ⇥ ⇥ 所属行业 ⇥」: the fields of a form, each with an empty cell behind it. */
export function writeFields(layout: Layout): void {
  layout.lines = layout.lines.map(line => {
    const cells = line.whole.split('\t').map(cell => cell.trim())
    while (cells.length % 2 === 1 && cells.at(-1) === '') cells.pop()
    const names = cells.filter((_, i) => i % 2 === 0)
    if (names.length < 2 || cells.length % 2 === 1 || cells.some((cell, i) => (i % 2 === 1 ? cell !== '' : !/^\p{L}[\p{L}\d /（）()]{0,13}[:：]?$/u.test(cell)))) return line
    const text = names.map(name => `${name.replace(/[:：]$/, '')}：____`).join('  ')
    return { ...line, text, whole: text }
  })
}

/** Where nearly every line stands apart, blank lines say nothing. */
export function settleApart(layout: Layout): void {
  if (layout.lines.length >= 8 && layout.lines.filter(line => line.apart).length >= layout.lines.length * 0.85) layout.lines = layout.lines.map((line, i) => ({ ...line, apart: i === 0 }))
}
