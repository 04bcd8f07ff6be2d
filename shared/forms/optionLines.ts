import type { FormOption, FormRow } from '../model/form.ts'
import { freeOptionCode, plainText, wordsIn } from './text.ts'

/** Marks behind an option's text. They are written the same in every language. */
const marks = { other: '#other', exclusive: '#exclusive', missing: '#missing' } as const
const rowMark = '#reversed'

export interface OptionLine { code: number | null; text: string; other: boolean; exclusive: boolean; missing: boolean; reversed: boolean }

/** 「3. 联通 #other」; the number may be left out, and letters (A. B.) count as their place. Blank lines say nothing. */
export function readOptionLines(lines: string): OptionLine[] {
  return lines.split(/\r\n|\r|\n/).map(line => line.trim()).filter(line => line !== '').slice(0, 500).map(line => {
    let text = line
    const flags = { other: false, exclusive: false, missing: false, reversed: false }
    for (;;) {
      const mark = /\s*#(other|exclusive|missing|reversed)$/i.exec(text)
      if (!mark) break
      flags[mark[1]!.toLowerCase() as keyof typeof flags] = true
      text = text.slice(0, mark.index)
    }
    const numbered = /^(-?\d{1,4})\s*(?:[.．、:：)）=＝]\s*(?!\d)|\t)\s*(?=\S)/.exec(text)
    const lettered = numbered ? null : /^([A-Za-z])\s*[.．、)）]\s*(?=\S)/.exec(text)
    const code = numbered ? Number(numbered[1]) : lettered ? lettered[1]!.toUpperCase().charCodeAt(0) - 64 : null
    return { ...flags, code: code !== null && code >= -999 ? code : null, text: text.slice((numbered ?? lettered)?.[0].length ?? 0).trim() }
  })
}

/** Options as lines that `optionsFromLines` reads back. */
export function optionLines(options: readonly FormOption[], language: string): string {
  return options.map(option => [`${option.code}. ${wordsIn(option.text, language).replace(/\s+/g, ' ')}`, ...(Object.keys(marks) as (keyof typeof marks)[]).filter(flag => option[flag] === true).map(flag => marks[flag])].join(' ')).join('\n')
}

export function rowLines(rows: readonly FormRow[], language: string): string {
  return rows.map(row => wordsIn(row.text, language).replace(/\s+/g, ' ') + (row.reversed === true ? ` ${rowMark}` : '')).join('\n')
}

/**
 * Options of the lines. A line that names a code gets it; one with the text of an option there was keeps that option's code; others get
 * free ones, so that no code of an option there was comes to mean something else by itself. A code named twice counts once.
 */
export function optionsFromLines(lines: string, before: readonly FormOption[], language: string): FormOption[] {
  const read = readOptionLines(lines)
  const byText = new Map(before.map(option => [plainText(wordsIn(option.text, language)), option]))
  const byCode = new Map(before.map(option => [option.code, option]))
  const taken = new Set<number>()
  const claimed = read.map(line => {
    const same = byText.get(plainText(line.text))
    const code = line.code ?? same?.code ?? null
    if (code === null || taken.has(code)) return null
    taken.add(code)
    return code
  })
  return read.map((line, index): FormOption => {
    const same = byText.get(plainText(line.text))
    const named = claimed[index] ?? null
    // A code that was typed and stands for another text there: that option, reworded.
    const source = same ?? (line.code !== null && named !== null ? byCode.get(named) : undefined)
    const code = named ?? freeOptionCode([...before, ...[...taken].map(each => ({ code: each }))])
    taken.add(code)
    return {
      code, text: { ...source?.text, [language]: line.text },
      ...(line.other ? { other: true } : {}), ...(line.exclusive ? { exclusive: true } : {}), ...(line.missing ? { missing: true } : {}),
    }
  })
}

/** Rows of the lines; `nextCode` gives a code to a row that is new. A row keeps its code and factor by its text, else by its place where the number of lines is the same. */
export function rowsFromLines(lines: string, before: readonly FormRow[], language: string, nextCode: () => string): FormRow[] {
  const read = readOptionLines(lines).slice(0, 200)
  const byText = new Map(before.map(row => [plainText(wordsIn(row.text, language)), row]))
  const used = new Set<string>()
  const kept = read.map(line => {
    const same = byText.get(plainText(line.text))
    if (!same || used.has(same.code)) return null
    used.add(same.code)
    return same
  })
  return read.map((line, index): FormRow => {
    const place = read.length === before.length ? before[index] : undefined
    const source = kept[index] ?? (place && !used.has(place.code) ? place : undefined)
    if (source) used.add(source.code)
    const { reversed: _, ...rest } = source ?? { code: nextCode(), factor: null, text: {} }
    return { ...rest, text: { ...rest.text, [language]: line.text }, ...(line.reversed ? { reversed: true } : {}) }
  })
}
