/**
 * What XML 1.0 cannot carry, or carries only by grace: C0 but tab and line ends, DEL and C1, unpaired surrogates,
 * U+FFFE, U+FFFF and the other noncharacters. One of them in a label makes an Office file ask for repair.
 * Source: XML 1.0 section 2.2; ECMA-376 part 1, 22.9.2.19.
 */
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const REPLACEMENT = '\uFFFD'

export interface Cleaned<T> {
  value: T
  /** Characters that were replaced. */
  replaced: number
}

/** A text every document format can hold: unfit characters become U+FFFD and are counted, line ends become \n. */
export function cleanText(text: string): Cleaned<string> {
  let replaced = 0
  const value = text.replace(/\r\n?/g, '\n').replace(unfit, () => { replaced++; return REPLACEMENT })
  return { value, replaced }
}

/**
 * Every string inside a plain value, cleaned: the one gate between the project's texts and the writers of documents,
 * so that no writer can forget a field. Keys are the program's own and stay as they are.
 */
export function cleanStrings<T>(given: T): Cleaned<T> {
  let replaced = 0
  const visit = (node: unknown): unknown => {
    if (typeof node === 'string') {
      const text = cleanText(node)
      replaced += text.replaced
      return text.value
    }
    if (Array.isArray(node)) return node.map(visit)
    if (node && typeof node === 'object') return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]))
    return node
  }
  return { value: visit(given) as T, replaced }
}

/** At most `limit` characters (code points), the last one an ellipsis when something was cut. */
export function shorten(text: string, limit: number): string {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}

/** One line: line ends and runs of blanks become single spaces. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
