import { cleanHeader } from './words.ts'

/** Names a column must not have: ours, SQLite's own, and those every JavaScript object carries. */
const reserved = ['rid', 'excluded', 'rowid', 'oid', '_rowid_', '__proto__', 'constructor', 'prototype', 'tostring', 'valueof', 'hasownproperty', '__definegetter__', '__lookupgetter__']

const word = /^[\p{L}_][\p{L}\p{N}_.]*$/u

/** `5、题干`, `5.题干`, `Q5. …`: number and title; null without a number. A decimal such as 1.5 is no number of a question. */
export function numbered(header: string): { number: string; title: string } | null {
  const match = /^[QqＱ]?\s*(\d{1,3})\s*(?:[、．)）]|[.:：](?!\d)|\s[-–]\s)\s*(.*)$/su.exec(cleanHeader(header))
  if (!match) return null
  return { number: String(Number(match[1])), title: match[2]!.trim() }
}

/** Gives every variable and question an id no other has, upper and lower case being the same. */
export class Ids {
  readonly #used = new Set(reserved)

  take(wanted: string): string {
    let id = wanted
    for (let again = 2; this.#used.has(id.toLowerCase()); again++) id = `${wanted}_${again}`
    this.#used.add(id.toLowerCase())
    return id
  }

  /** The header itself when it is a short word, else V and the number of the column. */
  ofHeader(header: string, column: number): string {
    const name = cleanHeader(header)
    const fits = name.length <= 40 && word.test(name) && !reserved.includes(name.toLowerCase())
    return this.take(fits ? name : `V${column + 1}`)
  }
}

/** Short names by which a person may call a variable; one each. */
export class Names {
  readonly #used = new Set<string>()

  take(wanted: string, id: string): string {
    const name = cleanHeader(wanted)
    const chosen = name !== '' && name.length <= 80 && !this.#used.has(name.toLowerCase()) ? name : id.slice(0, 80)
    this.#used.add(chosen.toLowerCase())
    return chosen
  }
}
