const located = /^(?:\d{1,3}\.){3}\d{1,3}\s*\((.*)\)$/
const address = /^(?:([^\d,，]{2,8}?(?:省|自治区|特别行政区)|(?:北京|上海|天津|重庆)市?)[-\s]*)([^\d,，]{1,10}?(?:市|自治州|地区|盟|区|县))?/u
const coordinate = /^-?\d{1,3}\.\d+$/

/**
 * A place cut to province and city: `180.162.3.3(上海-上海)` and `上海-上海-浦东` become 上海-上海, an address of streets its
 * first two parts, a coordinate one decimal (about 11 km). null where no place can be told from the text.
 */
export function cityOf(text: string): string | null {
  const plain = text.replace(/[（]/g, '(').replace(/[）]/g, ')').trim()
  if (coordinate.test(plain)) return String(Math.round(Number(plain) * 10) / 10)
  const place = located.exec(plain)?.[1]?.trim() ?? plain
  if (/\p{Script=Han}/u.test(place) && place.includes('-')) return place.split('-').slice(0, 2).map(part => part.trim()).join('-')
  const parts = address.exec(place)
  if (parts) return parts[2] === undefined ? parts[1]! : `${parts[1]!}-${parts[2]}`
  return place !== '' && place.length <= 30 && !/\d/.test(place) ? place : null
}

/** The date of a wall-clock text; what is no date is left out, for it may hold anything. */
export const dayOf = (text: string): string | null => /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? null

/** Numbers in the order in which values first come: they tell equal from different and nothing else. */
export class Mask {
  readonly #numbers = new Map<string, number>()

  of(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) this.#numbers.set(text, number = this.#numbers.size + 1)
    return number
  }
}
