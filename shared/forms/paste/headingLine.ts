import { choicesIn } from './choiceMarks.ts'
import { isComplete } from './draft.ts'
import { noNotes, takeNotes } from './notes.ts'
import { numberMark, partHeading } from './numberMark.ts'
import type { Reading } from './reading.ts'
import type { SourceLine } from './sourceLine.ts'

export function headingLine(r: Reading, line: SourceLine): boolean {
  const told = /^(.+?)\s*\[段落说明\]$/.exec(line.text)
  if (told) {
    r.form.parts.push({ kind: 'description', line: line.number, text: told[1] as string })
    r.current = null
    r.introduced = true
    r.role(line, 'description', r.form.parts.length - 1)
    return true
  }
  const first = r.at === 0 && r.form.title.length === 0 ? /^[【[]\s*([^【】[\]]{4,40})\s*[】\]]$/.exec(line.text) : null
  if (first && partHeading((first[1] as string)) === null) {
    r.form.title.push({ line: line.number, text: first[1] as string })
    r.role(line, 'title', null)
    return true
  }
  const mark = numberMark(line.text)
  const numeral = mark !== null && (mark.style === 'chinese' || (mark.style === 'chineseParen' && !(r.current && !isComplete(r.current)))) && mark.style !== r.style
  const roman = mark?.style === 'roman' && mark.value === r.roman + 1
  if (roman) r.roman++
  const words = partHeading(line.text) ?? (roman ? mark.rest : null) ?? (numeral && !choicesIn(mark.rest, 0, false, null) ? mark.rest : null) ?? (line.heading > 1 && mark === null ? line.text : null)
  const lettered = r.style === 'letter' ? /^([A-Z])\s*[、.．]\s*(\S.{1,30})$/.exec(line.text) : null
  const follows = lettered && r.next ? numberMark(r.next.text) : null
  if (lettered && follows?.style === 'letter' && follows.value === 1 && follows.label.startsWith(lettered[1] as string)) { beginSection(r, line, lettered[2] as string); return true }
  if (words === null || (partHeading(line.text) !== null && /^[【[]/.test(line.text) && r.current !== null && !line.apart && partHeading(line.text.slice(1, -1)) === null)) return false
  beginSection(r, line, words)
  return true
}

export function beginSection(r: Reading, line: SourceLine, words: string): void {
  const notes = noNotes()
  const text = takeNotes(words, notes).replace(/[:：]$/, '').trim()
  r.around = notes.scale ?? r.forAll
  r.partKind = notes.kind ?? (/^(?:多选|不定项)题?/.test(text) ? 'multiple' : /^(?:填空|简答|问答|开放)(?:性?问?)?题?/.test(text) ? 'text' : /^单选题?/.test(text) ? 'single' : null)
  r.form.parts.push({ kind: 'section', line: line.number, text: text || words, hint: '' })
  r.current = null
  r.sectioned = true
  r.introduced = true
  r.inConsent = false
  r.role(line, 'section', r.form.parts.length - 1)
}

/** `evenly`: the lines above stand apart as well, so that standing apart says nothing. */
export function looksHeading(r: Reading, line: SourceLine, evenly = false): boolean {
  const next = r.next
  const follows = next !== undefined && (numberMark(next.text)?.style === r.style || r.style === null)
  return follows && line.text.length <= 24 && !/^请/.test(line.text) && !/[。？?！!；;，,]$/.test(line.text) && ((line.apart && !evenly) || r.around !== null || /(?:信息|情况|部分|主体问卷|问卷正文|题|评价|资料|问题|调查|感受|体验|背景|information|background)[:：]?$/i.test(line.text))
}
