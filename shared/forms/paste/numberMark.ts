import { pointsLine } from './scaleLine.ts'
import type { SourceLine } from './sourceLine.ts'

export type NumberStyle = 'word' | 'letter' | 'dot' | 'paren' | 'fullParen' | 'square' | 'decimal' | 'bare' | 'chinese' | 'chineseParen' | 'roman'

/** A number a line begins with; `label` as others refer to it: `3`, `S1`. */
export interface NumberMark { style: NumberStyle; label: string; value: number; /** What follows. */ rest: string; required: boolean }

const digits = '一二三四五六七八九'
/** 1 to 99 in Chinese numerals; 0 when it is none. */
export function chineseNumber(text: string): number {
  const ten = text.indexOf('十')
  if (ten < 0) return text.length === 1 ? digits.indexOf(text) + 1 : 0
  const tens = ten === 0 ? 1 : digits.indexOf(text[0] as string) + 1
  return tens * 10 + (text.length > ten + 1 ? digits.indexOf(text[ten + 1] as string) + 1 : 0)
}

/** 1 to 99 as 一, 十二, 三十; larger in digits. */
export const inChinese = (value: number): string => {
  const digit = (n: number): string => (n === 0 ? '' : digits[n - 1] as string)
  if (value < 10 || value > 99) return value > 99 ? String(value) : digit(value)
  return `${value < 20 ? '' : digit(Math.floor(value / 10))}十${digit(value % 10)}`
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const patterns: [NumberStyle, RegExp][] = [
  ['word', /^(?:第\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*题|(?:问题|题目?|问)\s*(\d{1,3}|[一二三四五六七八九十]{1,3}(?=\s*[.、:：]))|Question\s+(\d{1,3})(?:\s*(?:of|\/)\s*\d{1,3})?)\s*[.、:：)）-]?\s*/i],
  ['letter', /^([A-Z]{1,2}\s?-?\d{1,3})(?:\s*[.、:：)）]\s*|(?<=^Q\s?\d{1,3})[\s]*(?=[^\d\s.-])|\s+(?=\p{Script=Han}|[A-Z][a-z]))/u],
  ['decimal', /^(\d{1,2}[.．]\d{1,2}|\d{1,2}-\d{1,2}(?=\s*[.、．]))(?:\s*[、.．]\s*|\s+|(?=\p{Script=Han}))(?=\p{L})/u],
  ['dot', /^(\d{1,3})\s*(?:[、]|[.．](?!\d)|→(?=\s*\p{L}{2})|[,，](?=\s*\p{Script=Han}))\s*/u],
  ['paren', /^(\d{1,3})\s*[)）]\s*[、.]?\s*/],
  ['fullParen', /^[(（]\s*(\d{1,3})\s*[)）]\s*[、.]?\s*/],
  ['square', /^[[【]\s*(\d{1,3})\s*[\]】]\s*/],
  ['chinese', /^([一二三四五六七八九十]{1,3})\s*[、.．:：,，]\s*/],
  ['chineseParen', /^[(（]\s*([一二三四五六七八九十]{1,3})\s*[)）]\s*[、.]?\s*/],
  ['roman', /^([IVX]{1,4})\s*[.、．]\s+(?=\S)/],
  ['bare', /^(\d{1,3})(?:[ \t]+(?=[^\d\s~～—–-])|(?=[您你])|(?=\p{Script=Han}{3,}.*(?:[?？]|[(（]\s*[)）]|_{2,}|有什么|哪些))(?!\d+\s*[分年月日天次个岁元点时周楼号级以万至到多成倍小公平]))/u],
]

/** The number at the beginning of a line, or null. A star before it or right behind it marks the question as required. */
export function numberMark(text: string): NumberMark | null {
  const star = /^[*★※]\s*/.exec(text)
  const from = star ? text.slice(star[0].length) : text
  for (const [style, pattern] of patterns) {
    const found = pattern.exec(from)
    if (!found) continue
    const written = (found[1] ?? found[2] ?? found[3] ?? '').replace(/[\s-]/g, '')
    const chinese = /[一二三四五六七八九十]/.test(written)
    const value = style === 'roman' ? romans.indexOf(written) + 1 : chinese ? chineseNumber(written) : Number(/\d+$/.exec(written)?.[0] ?? 0)
    const rest = from.slice(found[0].length)
    const after = /^[*★]\s*/.exec(rest)
    return { style, label: chinese || style === 'roman' ? String(value) : style === 'decimal' ? written.replace(/\D/g, '_') : style === 'letter' ? written.toUpperCase() : String(value), value, rest: after ? rest.slice(after[0].length) : rest, required: star !== null || after !== null }
  }
  return null
}

const heading = /^(?:第\s*[一二三四五六七八九十\d]+\s*(?:部分|部份|节|章|单元|板块|模块)|(?:Part|Section)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,4})(?![a-z])|[A-Z]\s*部分|[一二三四五六七八九十]+\s*[、.]?\s*部分)\s*[:：、.．—–-]*\s*/i
/** The words of a part's heading that says what it is, or null. */
export function partHeading(text: string): string | null {
  const bare = /^[【[]\s*([^【】[\]]{2,40})\s*[】\]]$/.exec(text)?.[1] ?? text
  const found = heading.exec(bare)
  if (!found) return bare !== text && !/题$|选$/.test(bare) ? bare.trim() : null
  const rest = bare.slice(found[0].length).trim()
  return rest === '' ? bare.trim() : rest
}

/** Whether numbers behind these words are marks: those of years, floors and counts judge nothing. */
export const judges = (stem: string): boolean => !/年级|楼层|学期|几|多少|次数|人数|\b(?:year|grade|floor|semester|how many|number of)\b/i.test(stem)

/** How much a numbered line looks like a question by itself and by what follows it. */
export function asksSomething(rest: string, next: SourceLine | undefined): boolean {
  if (/[?？]|_{2,}|[您你]|[（(]\s*[）)]|[:：]\s*$|(?:单选|多选|填空|量表|排序|矩阵|问答|简答)|[□○◯①]|\b(?:you|your|how|what|which|please)\b/i.test(rest)) return true
  if (/(?:^|\s)A\s*[.、:：)）].*\sB\s*[.、:：)）]|[(（]1[)）].*[(（]2[)）]|(?:\s\d){3,}/.test(rest)) return true
  return next !== undefined && (/^(?:[(（]?[Aa][)）.、:：．\s]|[①□○◯☐〇]|[（([【]\s*[)）\]】]|_{3,})/.test(next.text) || [0, 2].includes(pointsLine(next.text)?.labels.size ?? -1))
}
