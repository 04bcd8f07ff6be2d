/**
 * What stands before the words of an outline's line. Lines of one kind stand on one level where nothing is indented;
 * `number` is the place in its row, where it has one; `parts` are those of 1.2.3; `heading` is the number of # signs, else 0.
 */
export interface Marker { kind: string; number: number | null; parts: readonly number[]; heading: number; rest: string }
const mark = (kind: string, rest: string, more: Partial<Marker> = {}): Marker => ({ kind, rest, number: null, parts: [], heading: 0, ...more })

/** 0 to 9 as Chinese writes them in lists. */
const chinese = [0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D].map(code => String.fromCodePoint(code))
/** 一..九十九. */
function chineseNumber(text: string): number | null {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text)
  if (!match || text === '') return null
  const [, tens = '', ten = '', ones = ''] = match
  if (ten === '') return tens !== '' && ones === '' ? chinese.indexOf(tens) : null
  return (tens === '' ? 1 : chinese.indexOf(tens)) * 10 + (ones === '' ? 0 : chinese.indexOf(ones))
}

const circled: readonly (readonly [first: number, last: number, number: number, kind: string])[] = [
  [0x2460, 0x2473, 1, '①'], [0x3251, 0x325F, 21, '①'], [0x2776, 0x277F, 1, '❶'], [0x2474, 0x2487, 1, '(1)'], [0x2488, 0x249B, 1, '1.'],
  [0x2160, 0x216B, 1, 'Ⅰ'], [0x2170, 0x217B, 1, 'ⅰ'], [0x24B6, 0x24CF, 1, 'Ⓐ'], [0x24D0, 0x24E9, 1, 'ⓐ'],
]

/** What may follow a mark: nothing more, white space, or (where the mark ends in its own sign) a word of Chinese. */
const gap = '(?:\\s+|(?=[^\\s\\d.,:;!?)\\]])|$)'
const wide = '(?:\\s+|(?=[\\p{Script=Han}「『“《【])|$)'
const digits = '[0-9０-９]{1,3}'
const rules: readonly (readonly [pattern: RegExp, kind: (sign: string) => string, number: (text: string) => number | null])[] = [
  [new RegExp(`^[(（](${digits})[)）]${gap}`, 'u'), () => '(1)', arabic],
  [/^[(（]([一二三四五六七八九十]{1,3})[)）](?:\s+|(?=[^\s\d.,:;!?)\]])|$)/u, () => '(han)', chineseNumber],
  [/^([一二三四五六七八九十]{1,3})([、.．])(?:\s+|(?=[^\s\d.,:;!?)\]])|$)/u, () => 'han', chineseNumber],
  [/^第([一二三四五六七八九十]{1,3})[章节条部分类]+[、：:.．]?\s+/u, () => 'chapter', chineseNumber],
  [new RegExp(`^(${digits})\\t+`, 'u'), () => '1', arabic],
  [new RegExp(`^(${digits})(、)${gap}`, 'u'), () => '1、', arabic],
  [new RegExp(`^(${digits})([.．])${gap}`, 'u'), () => '1.', arabic],
  [new RegExp(`^(${digits})([)）])${gap}`, 'u'), () => '1)', arabic],
  [new RegExp(`^[(（]([a-z])[)）]${wide}`, 'u'), () => '(a)', letter],
  [new RegExp(`^[(（]([A-Z])[)）]${wide}`, 'u'), () => '(A)', letter],
  [new RegExp(`^([a-z])([.．、)）])${wide}`, 'u'), sign => `a${sign}`, letter],
  [new RegExp(`^([A-Z])([.．、)）])${wide}`, 'u'), sign => `A${sign}`, letter],
]
function arabic(text: string): number { return Number(text.replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xFF10 + 48))) }
function letter(text: string): number { return text.toLowerCase().charCodeAt(0) - 96 }

/** The mark at the beginning of a line without indentation, or null. Exactly one is read: in 「- 1. 人」 the words are 「1. 人」. */
export function readMarker(line: string): Marker | null {
  const heading = /^(#{1,6})(?:[ \t\u3000]+|$)(.*)$/su.exec(line)
  if (heading) return mark('#', heading[2] ?? '', { heading: heading[1]?.length ?? 1 })
  const box = /^[-*+][ \t]+\[[ xX]\](?:[ \t]+|$)(.*)$/su.exec(line)
  if (box) return mark(line.charAt(0), box[1] ?? '')
  // A sign and a word: 「-人员」 is a list, 「-5」 and 「--force」 are not.
  const bullet = /^([-*+–—])(?:\s+|$|(?=[\p{Script=Han}「『“《【]))(.*)$/su.exec(line) ?? /^([•·●○◦▪▫■□◆◇◎※➢➤▶►▸‣⁃→✓✔❖\uF06C\uF0B7\uF0D8\uF0A7\uF075\uF0FC])\s*(.*)$/su.exec(line) ?? /^(o)\t+(.*)$/su.exec(line)
  if (bullet) return mark(bullet[1] ?? '', bullet[2] ?? '')
  const code = line.codePointAt(0) ?? 0
  for (const [first, last, from, kind] of circled) {
    if (code < first || code > last) continue
    return mark(kind, line.slice(1).replace(/^[.．、\s]+/u, ''), { number: code - first + from })
  }
  const decimal = new RegExp(`^(${digits}(?:[.．]${digits}){1,5})[.．]?(?:[、\\s]\\s*)(.*)$`, 'su').exec(line)
  if (decimal) {
    const parts = (decimal[1] ?? '').split(/[.．]/u).map(arabic)
    return mark('1.1', decimal[2] ?? '', { number: parts.at(-1) ?? null, parts })
  }
  for (const [pattern, kind, number] of rules) {
    const match = pattern.exec(line)
    const place = match && number(match[1] ?? '')
    if (!match || place === null) continue
    return mark(kind((match[2] ?? '').replace('．', '.').replace('）', ')')), line.slice(match[0].length), { number: place })
  }
  return null
}
