/**
 * Whether a text that looks like a number may become one. Leading zeros and more than fifteen digits are how ids look:
 * as a double they would lose what makes them one (FORMATS.md 0.7, SAFETY.md I9).
 */
export type NumberLook = 'number' | 'idLike' | 'text'

const pattern = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/

export function numberLook(text: string): NumberLook {
  const first = text.charCodeAt(0)
  const digitOrSign = (first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2b || first === 0x2e
  if (!digitOrSign || text.length > 40 || !pattern.test(text)) return 'text'
  const digits = text.replace(/^[+-]/, '')
  if (/^0\d/.test(digits)) return 'idLike'
  if (/^\d{16,}$/.test(digits)) return 'idLike'
  return Number.isFinite(Number(text)) ? 'number' : 'text'
}

/** True when the double prints exactly as it was written, so that nothing is lost by keeping only the number. */
export const isCanonical = (text: string, value: number): boolean => String(value) === text

/** Thousands separators, 秒, % and the signs of money that stand beside a number in survey exports. */
export function looseNumber(text: string): number | null {
  const plain = text.trim().replace(/[０-９．－]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/^([+-]?)[¥￥$€£]\s?(?=\d)|(?<=\d)\s?(?:%|％|元)$/g, '$1')
  if (numberLook(plain) === 'number') return Number(plain)
  // A duration, in seconds: 49秒, 1分09秒, 1小时2分3秒.
  const duration = /^(?:(\d{1,4})\s*(?:小时|时)\s*)?(?:(\d{1,4})\s*分钟?\s*)?(?:(\d{1,9})\s*秒)?$/.exec(plain)
  if (duration && plain.endsWith('秒')) return Number(duration[1] ?? 0) * 3600 + Number(duration[2] ?? 0) * 60 + Number(duration[3])
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''))
  return null
}

const comma = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/
/** 1,75 and 1.234,5: a comma before the decimals. */
export const isCommaDecimal = (text: string): boolean => comma.test(text)

/** A number of a column whose decimals stand behind a comma; null for another text. */
export function commaNumber(text: string): number | null {
  return isCommaDecimal(text) || /^[+-]?\d{1,3}(?:\.\d{3})+$/.test(text) ? Number(text.replaceAll('.', '').replace(',', '.')) : null
}
