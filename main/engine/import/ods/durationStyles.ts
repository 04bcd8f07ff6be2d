import type { XmlScan } from '../xlsx/xmlScan.ts'
import { CLOSE, nameCode, SELF, TEXT } from '../xlsx/xmlScan.ts'

const N = {
  timeStyle: nameCode('time-style'), overflow: nameCode('truncate-on-overflow'), hours: nameCode('hours'), minutes: nameCode('minutes'), seconds: nameCode('seconds'), text: nameCode('text'),
  long: nameCode('style'), cellStyle: nameCode('style'), name: nameCode('name'), dataStyle: nameCode('data-style-name'),
}

/**
 * Which cells of an OpenDocument sheet are shown as durations: their time style does not start again after a day
 * (`number:truncate-on-overflow="false"`, ODF 1.3 part 3, 19.388). Styles stand before the tables, column defaults before the rows.
 */
export class DurationStyles {
  /** How a style shows a duration, `[h]:mm:ss`: by data style, and by the cell style that names it. */
  readonly #data = new Map<string, string>()
  readonly #cells = new Map<string, string>()
  #open: { name: string; code: string } | null = null
  #inText = false
  #defaults: { to: number; style: string | undefined }[] = []

  /** A token outside the tables. A text is what stands between hours and minutes. */
  token(token: number, xml: XmlScan): void {
    if (token === TEXT) {
      if (this.#open && this.#inText && this.#open.code.length < 40) this.#open.code += xml.text()
      return
    }
    const { name } = xml
    if (token === CLOSE) {
      if (name === N.text) this.#inText = false
      else if (name === N.timeStyle && this.#open) {
        this.#data.set(this.#open.name, this.#open.code)
        this.#open = null
      }
      return
    }
    if (name === N.timeStyle) this.#open = xml.attribute(N.overflow) === 'false' && token !== SELF ? { name: xml.attribute(N.name) ?? '', code: '' } : null
    else if (name === N.cellStyle) {
      const code = this.#data.get(xml.attribute(N.dataStyle) ?? '')
      if (code !== undefined) this.#cells.set(xml.attribute(N.name) ?? '', code)
    } else if (this.#open && name === N.text) this.#inText = token !== SELF
    else if (this.#open) {
      const letter = name === N.hours ? 'h' : name === N.minutes ? 'm' : name === N.seconds ? 's' : ''
      const part = xml.attribute(N.long) === 'long' ? letter + letter : letter
      this.#open.code += part !== '' && !this.#open.code.includes('[') ? `[${part}]` : part
    }
  }

  startTable(): void { this.#defaults = [] }

  /** The next `count` columns of the table, and the style of their cells that name none. */
  columns(style: string | undefined, count: number): void { this.#defaults.push({ to: (this.#defaults.at(-1)?.to ?? 0) + count, style }) }

  of(type: string, style: string | undefined, column: number): { duration?: string } {
    if (type !== 'time' || this.#cells.size === 0) return {}
    const code = this.#cells.get(style ?? this.#defaults.find(range => column < range.to)?.style ?? '')
    return code === undefined ? {} : { duration: code }
  }
}
