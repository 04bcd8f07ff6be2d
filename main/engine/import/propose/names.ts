import { cleanHeader } from './words.ts'

/** Names a column must not have: ours, SQLite's own, and those every JavaScript object carries. */
const reserved = ['rid', 'excluded', 'rowid', 'oid', '_rowid_', '__proto__', 'constructor', 'prototype', 'tostring', 'valueof', 'hasownproperty', '__definegetter__', '__lookupgetter__']

/** Ids are column names of the data table, and people type them. */
const LONGEST = 100

const word = /^[\p{L}_][\p{L}\p{N}_.]*$/u

/** `5、题干`, `5.题干`, `Q5. …`: number and title; null without a number. A decimal such as 1.5 is no number of a question. */
export function numbered(header: string): { number: string; title: string } | null {
  const match = /^[QqＱ]?\s*(\d{1,3})\s*(?:[、．)）]|[.:：](?!\d)|\s[-–]\s)\s*(.*)$/su.exec(cleanHeader(header))
  if (!match) return null
  return { number: String(Number(match[1])), title: match[2]!.trim() }
}

/** A code or tag of a platform as an id: anything but letters, digits, _ and . becomes _. */
export function idOf(text: string): string {
  const id = cleanHeader(text).replace(/[^\p{L}\p{N}_.]+/gu, '_').slice(0, LONGEST)
  return /^[\p{L}_]/u.test(id) ? id : `Q${id}`
}

/** Gives every variable and question an id no other has, upper and lower case being the same. */
export class Ids {
  readonly #used = new Set(reserved)

  take(wanted: string): string {
    const short = wanted.slice(0, LONGEST)
    let id = short
    for (let again = 2; this.#used.has(id.toLowerCase()); again++) id = `${short}_${again}`
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
