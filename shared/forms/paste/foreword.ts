import { choicesIn } from './choiceMarks.ts'
import { beginSection, looksHeading } from './headingLine.ts'
import { inlineOptions } from './inlineOptions.ts'
import { numberMark } from './numberMark.ts'
import type { NumberMark } from './numberMark.ts'
import { startQuestion, unnumberedQuestion } from './questionLine.ts'
import type { Reading } from './reading.ts'
import { columnsScale, scaleIn } from './scaleLine.ts'
import { isAnswerLine } from './sourceLine.ts'
import type { SourceLine } from './sourceLine.ts'
import { thanksWords } from './thanks.ts'

/** Before the first question, or under a heading. */
export function foreword(r: Reading, line: SourceLine): boolean {
  const { text } = line
  if (r.inConsent && r.form.title.length === 0 && /^(?:[□☐]|\[ ?\]|(?:签名|签字|日期|signature|date)\s*[:：]?\s*_)/i.test(text)) { r.role(line, 'consent', null); return true }
  const glued = r.form.title.length === 0 && !r.introduced ? /^(\S.{3,39}?)\s+(1\s*[.、)）].*)$/.exec(text) : null
  const follow = r.next ? numberMark(r.next.text) : null
  if (glued && follow?.value === 2 && numberMark(glued[2] as string)?.style === follow.style && !/[:：?？]/.test(glued[1] as string)) {
    const mark = numberMark(glued[2] as string) as NumberMark
    r.form.title.push({ line: line.number, text: (glued[1] as string).trim() })
    r.last = 1
    startQuestion(r, line, mark.label, mark.rest)
    return true
  }
  // 「HOW WAS YOUR STAY?」 over everything, with nothing to answer under it.
  if (r.at === 0 && /[?？]$/.test(text) && text.length <= 60 && r.next?.apart && r.lines.length > 4 && choicesIn(r.next.text, 0, true, null)?.lead !== '' && !isAnswerLine(r.next.text) && !/[?？]$/.test(r.next.text) && inlineOptions(r.next.text) === null && r.style === null) {
    r.form.title.push({ line: line.number, text })
    r.role(line, 'title', null)
    return true
  }
  const choices = choicesIn(text, 0, false, null)
  // 「请在括号内填上你的选择：A 非常符合 B 比较符合 …」 over numbered statements.
  const legend = choices && follow !== null && follow.style === r.style && /[(（]\s*[)）]/.test(follow.rest) ? columnsScale(choices.options) : null
  if (!legend && unnumberedQuestion(r, line, choices)) return true
  if (r.introduced) {
    const wrapped = /^[(（[【](.+)[)）\]】]$/.exec(text)?.[1] ?? text
    const scale = legend ?? scaleIn(wrapped)
    if (scale) r.around = scale
    const section = r.form.parts.at(-1)
    if (section?.kind !== 'section' || (thanksWords.test(text) && !r.moreQuestions())) return false
    section.hint = section.hint === '' ? text : `${section.hint}\n${text}`
    r.role(line, 'hint', r.form.parts.length - 1)
    return true
  }
  if (r.form.title.length > 0 && /部分|主体问卷|问卷正文|甄别|信息$|资料$|\bpart\b|\bsection\b/i.test(text) && looksHeading(r, line)) {
    beginSection(r, line, text)
    r.doubt(line, 'headingGuessed')
    return true
  }
  const { title, intro, consent } = r.form
  const short = text.length <= (/\p{Script=Han}/u.test(text) ? 40 : 90) && !/[。！!；;，,:：]$/.test(text) && !/^(?:[(（]|请)/.test(text)
  // A page of its own in front: its heading, its text, a box to tick and a place to sign.
  if (/^(?:知情同意书?|informed consent|consent(?: form)?)$/i.test(text)) { r.inConsent = true; r.role(line, 'consent', null); return true }
  if (r.inConsent && title.length === 0 && short && !/同意|agree/i.test(text)) { r.inConsent = false; title.push({ line: line.number, text }); r.role(line, 'title', null); return true }
  if (title.length === 0 && intro.length === 0 && short) { title.push({ line: line.number, text }); r.role(line, 'title', null); return true }
  const first = title[0]
  if (title.length === 1 && first && intro.length === 0 && short && !line.apart && !/问卷|调查|调研|量表|表$|survey|form|questionnaire/i.test(first.text) && !/[,，您你]/.test(text) && /问卷|调查|量表|表$|survey|questionnaire/i.test(text)) {
    title.push({ line: line.number, text }); r.role(line, 'title', null); return true
  }
  if (/知情同意|自愿(?:参加|参与|填写)|\bconsent\b|voluntary/i.test(text) && !/^(?:亲爱|尊敬|您好|你好)/.test(text)) r.inConsent = true
  const scale = legend ?? scaleIn(text)
  if (scale) r.around = r.forAll = scale
  ;(r.inConsent ? consent : intro).push({ line: line.number, text })
  r.role(line, r.inConsent ? 'consent' : 'intro', null)
  return true
}

/** What belongs to no question: thanks, the heading of a part, or a text to read. */
export function strayLine(r: Reading, line: SourceLine): void {
  if (r.ended || (thanksWords.test(line.text) && !r.moreQuestions())) {
    r.ended = true
    r.form.thanks.push({ line: line.number, text: line.text })
    r.role(line, 'thanks', null)
    return
  }
  if (looksHeading(r, line)) {
    const { around } = r
    beginSection(r, line, line.text)
    r.around ??= around
    r.doubt(line, 'headingGuessed')
    return
  }
  const scale = scaleIn(line.text)
  if (scale) r.around = scale
  const before = r.form.parts.at(-1)
  if (before?.kind === 'description') before.text = `${before.text}\n${line.text}`
  else r.form.parts.push({ kind: 'description', line: line.number, text: line.text })
  r.current = null
  r.role(line, 'description', r.form.parts.length - 1)
  r.doubt(line, 'strayText')
}
