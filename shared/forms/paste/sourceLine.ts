/** One line of a pasted text, made plain for reading: the words stay as they were written. */
export interface SourceLine {
  /** From 1, in the text as it was pasted. */
  number: number
  /** Plain, trimmed at its ends; tabs inside kept. */
  text: string
  /** Plain with what stood before it: an empty first cell of a table row counts. */
  whole: string
  /** A line that is blank stood before it. */
  apart: boolean
  indented: boolean
  /** Depth of a Markdown heading; 0: none. */
  heading: number
  /** It was the item of a Markdown or Word list. */
  bullet: boolean
}

const wide = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0E\uFF3F\uFF0A\uFF5C\uFF3B\uFF3D]/g

/** A longer line is a text to read: no question has so many characters, and patterns need not be tried on it. */
export const LONGEST_LINE = 1200

/** Full-width digits, letters, full stop, underscore, asterisk, bar and square brackets as ASCII; odd blanks as blanks; nothing invisible. */
const plainText = (text: string): string => text
  .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
  .replace(/(\d)\uFE0F?\u20E3\s*/g, '$1、').replace(/\u{1F51F}\s*/gu, '10、').replace(/[⬜◽◻▫🔲🔳⬛]\uFE0F?/gu, '□').replace(/[⚪🔘⭕]\uFE0F?/gu, '○')
  .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
  .replace(wide, character => String.fromCharCode(character.charCodeAt(0) - 0xFEE0))
  .replace(/(?:\.{6,}|…{3,})(?=\s*$)/, '______')
  .replace(/ {60,}/g, ' '.repeat(60)).replace(/_{60,}/g, '_'.repeat(60))
  .replace(/[\uF0A8\uF06F\uF071\uF0A3\u2610\u25A2\u2B1C]/g, '□')

/** Lines that hold something. Word's line and page breaks inside a paragraph end a line too. */
export function sourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = []
  let apart = true
  text.split(/\r\n|[\n\r\v\f\u2028\u2029]/).forEach((raw, index) => {
    const bold = plainText(raw)
    // Markdown's bold goes; a line of stars alone is a rule.
    const plain = bold.replace(/\*\*/g, '').trim() === '' ? bold : bold.replace(/\*\*/g, '')
    if (plain.trim() === '') { apart = true; return }
    const hashes = /^\s*(#{1,6})\s+/.exec(plain)
    const list = hashes ? null : /^\s*(?:[•·▪◆]\s*(?=[\p{L}\d])|[-*](?:\s+(?!\d{1,3}\s*[.、．)）])|(?=\p{Script=Han}))(?=\S)(?![-–—\d\s]+$))/u.exec(plain)
    const whole = plain.slice((hashes ?? list)?.[0].length ?? 0).replace(/ +$/, '')
    lines.push({ number: index + 1, text: whole.trim(), whole, apart, indented: /^\s{2,}|^\t/.test(plain), heading: hashes?.[1]?.length ?? 0, bullet: list !== null })
    apart = false
  })
  return lines
}

const furniture = [
  /^[*#]+$/,
  /^[-–—~\s]*\d{1,3}\s*[-–—~]+$/, /^[-–—]+\s*\d{1,3}\s*[-–—]*$/, /^第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?$/, /^共\s*\d+\s*页\s*第\s*\d+\s*页$/,
  /^page\s*\d+(?:\s*(?:of|\/)\s*\d+)?$/i, /^\d{1,3}\s*\/\s*\d{1,3}$/, /^[-=—–~*#·.…+]{3,}$/, /^\|?(?:\s*:?-{2,}:?\s*\|?)+$/, /^[\s|┌┬┐├┼┤└┴┘─│━]+$/, /^(?:this content is neither created nor endorsed by google\.?|google forms?|report abuse|never submit passwords.*|clear form|submit|提交|下一页|上一页|next|back|.{0,12}提供技术支持)$/i, /^(?:问卷编号|questionnaire no\.?)\s*[:：]?[\s□]*$/i, /^=+\s*分页\s*=+$/, /^\[分页栏?\]$/,
]
/** Page numbers, rules and the frames of tables: they belong to the paper, not to the questionnaire. */
export const isFurniture = (text: string): boolean => furniture.some(pattern => pattern.test(text))

/** A line to write on. */
export const isAnswerLine = (text: string): boolean => /^(?:[您你]的(?:回答|答案)|your answer|(?:简短|简答|短|长|详细)(?:回答|答案)?文本|请(?:在此)?输入(?:内容|文字|答案)?)$/i.test(text) || /^[_＿\s.…:：]*_{3,}[_＿\s.。…]*$/.test(text)
