import { noNotes, readNote } from '../notes.ts'
import { numberMark } from '../numberMark.ts'
import type { SourceLine } from '../sourceLine.ts'
import { joinNext } from './layout.ts'
import type { Layout } from './layout.ts'

const open = (text: string): boolean => (text.match(/[(（【[]/g)?.length ?? 0) > (text.match(/[)）】\]]/g)?.length ?? 0)
/** A bracket that a page's edge has torn apart. */
export function joinBrackets(layout: Layout): void {
  for (let at = 0; at < layout.lines.length - 1; at++) {
    const [line, next] = [layout.lines[at] as SourceLine, layout.lines[at + 1] as SourceLine]
    if (next.apart || !open(line.text) || line.text.length > 600 || next.text.length > 600) continue
    const tail = line.text.slice(Math.max(...['(', '（', '【', '['].map(sign => line.text.lastIndexOf(sign))))
    if (tail.trim().length < 2 || /^.{0,30}?[)）】\]]/.exec(next.text) === null || open(next.text.replace(/^[^)）】\]]*[)）】\]]/, ''))) continue
    if (/^[^)）】\]]*[(（【[]/.test(next.text)) continue
    joinNext(layout, at, `${line.text}${/[A-Za-z,;]$/.test(line.text) ? ' ' : ''}${next.text}`)
  }
}

export const kindLine = /^(?:\*?[(（[【]?\s*)(?:(?:(?:answer|question|response)\s+type|题型|类型)\s*[:：]\s*\S.{0,20}|(?:单选|多选|不定项选?|判断|填空|简答|问答|排序|量表|打分|评分|下拉|矩阵[\p{Script=Han}]{0,4}|单行文本|多行文本|日期|数字)题?(?:\s*[,，·|/]?\s*(?:必填|必答|选填|选答))?(?:\s*[,，·|/]?\s*(?:最[多少]|至[多少]|限)可?选择?\s*\d{1,2}\s*[项个])?|必填|选填|mark only one oval|check all that apply|select all that apply|(?:select|choose|tick|check) (?:only )?one(?: option| answer)?|multiple choice|single choice|short answer|long answer|paragraph|dropdown|linear scale|short answer text|long answer text)\s*[.。:：]?\s*[)）\]】]?$/iu
/** "Display This Question: / If … = Payments", as Qualtrics prints it over a question: a note of that question. */
export function joinDisplay(layout: Layout): void {
  for (let at = 0; at < layout.lines.length - 2; at++) {
    const told = /^display this question\s*:?$/i.test((layout.lines[at] as SourceLine).text) ? /^if\s+(.{4,}?)\s*(?:=|\bis\b)\s*(\S.*)$/i.exec((layout.lines[at + 1] as SourceLine).text) : null
    const asked = told ? layout.lines.slice(0, at).map(line => numberMark(line.text)).find(mark => mark?.rest.startsWith(told[1] as string)) : null
    const own = (layout.lines[at + 2] as SourceLine).text
    if (!told || !asked || numberMark(own) === null) continue
    joinNext(layout, at, '')
    joinNext(layout, at, `${own} (if you answered "${told[2] as string}" to question ${asked.label})`)
  }
}

/** 「单选」 "Check all that apply." in a line of its own, under the words of its question. */
export function joinKindLines(layout: Layout): void {
  for (let at = 1; at < layout.lines.length; at++) {
    const [line, above] = [layout.lines[at] as SourceLine, layout.lines[at - 1] as SourceLine]
    if (!kindLine.test(line.text) || line.apart || !(numberMark(above.text) !== null || /[?？*:：)）]$/.test(above.text))) continue
    const words = line.text.replace(/^(?:(?:answer|question|response)\s+type|题型|类型)\s*[:：]\s*/i, '').replace(/^\*?[(（[【]?\s*|\s*[.。:：]?\s*[)）\]】]?$/g, '').replace(/\s+(?=[最至限])/g, ',')
    if (!words.split(/[,，·|/]/).every(part => readNote(part, noNotes()))) continue
    joinNext(layout, at - 1, `${above.text} ${words.split(/[,，·|/]/).map(part => `[${part.trim()}]`).join('')}`)
    at--
  }
}
