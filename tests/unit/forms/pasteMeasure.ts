import { readdirSync, readFileSync } from 'node:fs'
import type { FormOption, FormQuestion } from '../../../shared/model/form.ts'
import { parsePastedForm } from '../../../shared/forms/paste/parse.ts'

const folder = new URL('../../fixtures/forms/paste/', import.meta.url)
export const pasted = readdirSync(folder).filter(name => name.endsWith('.txt')).map(name => name.slice(0, -4)).sort()

interface WantedOption { text: string; other?: boolean; exclusive?: boolean; missing?: boolean }
interface Wanted { kind: string; text: string; options?: (string | WantedOption)[]; rows?: string[]; scale?: [number, number]; least?: number; most?: number; required?: boolean; skip?: string[]; show?: string }
interface Expectation { title: string | null; sections: string[]; questions: Wanted[] }

export const textOf = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8')
export const expected = (name: string): Expectation => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Expectation

/** Blanks inside words are a matter of the paper; everything else must be the same. */
const same = (text: string): string => text.replace(/\s+/g, '')
const first = (text: Record<string, string>): string => Object.values(text)[0] ?? ''
const optionText = (option: FormOption): string => same(first(option.text)) + (option.other ? '+' : '') + (option.exclusive ? '!' : '') + (option.missing ? '?' : '')
const wantedText = (option: string | WantedOption): string => (typeof option === 'string' ? same(option) : same(option.text) + (option.other ? '+' : '') + (option.exclusive ? '!' : '') + (option.missing ? '?' : ''))
const spaceless = (rules: string[]): string => rules.map(same).join(';')

export interface Measure {
  questions: number; questionsRight: number; options: number; optionsRight: number; details: number; detailsRight: number
  wrong: string[]
}

/** Wanted and found questions side by side, in order: of two lists of unequal length the longest common part counts. */
function align(wanted: readonly Wanted[], found: readonly FormQuestion[]): (FormQuestion | null)[] {
  const equal = (a: Wanted, b: FormQuestion): boolean => same(a.text) === same(first(b.text))
  const best = Array.from({ length: wanted.length + 1 }, () => new Array<number>(found.length + 1).fill(0))
  for (let i = wanted.length - 1; i >= 0; i--) for (let j = found.length - 1; j >= 0; j--) {
    best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, best[i + 1]![j + 1]! + (equal(wanted[i]!, found[j]!) ? 1 : 0))
  }
  const pairs: (FormQuestion | null)[] = wanted.map(() => null)
  for (let i = 0, j = 0; i < wanted.length && j < found.length;) {
    if (equal(wanted[i]!, found[j]!)) { pairs[i] = found[j]!; i++; j++ } else if (best[i + 1]![j]! >= best[i]![j + 1]!) i++
    else j++
  }
  return pairs
}

export function measure(names: readonly string[]): Measure {
  const sum: Measure = { questions: 0, questionsRight: 0, options: 0, optionsRight: 0, details: 0, detailsRight: 0, wrong: [] }
  for (const name of names) {
    const want = expected(name)
    const { document } = parsePastedForm(textOf(name), { lang: 'zh-CN' })
    const found = document.sections.flatMap(section => section.questions).filter(question => question.kind !== 'description')
    const pairs = align(want.questions, found)
    // A question nobody asked for is as wrong as one that is missing.
    const extra = found.filter(question => !pairs.includes(question))
    sum.questions += want.questions.length + Math.max(0, found.length - want.questions.length)
    if (extra.length > 0) sum.wrong.push(`${name}: not asked for: ${extra.map(question => `${question.kind} ${first(question.text)}`).join(' / ')}`)
    const detail = (right: boolean, what: string): void => { sum.details++; if (right) sum.detailsRight++; else sum.wrong.push(`${name}: ${what}`) }
    detail(same(want.title ?? '') === same(first(document.settings.title)), `title ${first(document.settings.title)}`)
    const sections = document.sections.flatMap(({ section }) => (section ? [first(section.text)] : []))
    detail(spaceless(want.sections) === spaceless(sections), `sections ${sections.join(' / ')}`)
    want.questions.forEach((wanted, i) => {
      const question = pairs[i] ?? null
      const right = question !== null && question.kind === wanted.kind
      if (right) sum.questionsRight++
      else sum.wrong.push(`${name}: ${wanted.kind} ${wanted.text} ← ${question === null ? 'not found' : question.kind}`)
      const wantedOptions = [...(wanted.options ?? []).map(wantedText), ...(wanted.rows ?? []).map(same)]
      const foundOptions = question === null ? [] : [...('options' in question ? question.options.map(optionText) : []), ...('rows' in question ? question.rows.map(row => same(first(row.text))) : [])]
      sum.options += Math.max(wantedOptions.length, right ? foundOptions.length : 0)
      const hits = wantedOptions.filter((option, place) => foundOptions[place] === option).length
      sum.optionsRight += hits
      if (hits < Math.max(wantedOptions.length, right ? foundOptions.length : 0)) sum.wrong.push(`${name}: options of ${wanted.text}: ${foundOptions.join(' | ')}`)
      if (wanted.scale) {
        const scale = question === null ? null : question.kind === 'paired' ? question.importance : 'scale' in question ? question.scale : null
        detail(scale !== null && scale.min === wanted.scale[0] && scale.max === wanted.scale[1], `scale of ${wanted.text}: ${scale ? `${scale.min}-${scale.max}` : 'none'}`)
      }
      if (wanted.most !== undefined || wanted.least !== undefined) detail(question?.kind === 'multiple' && question.most === (wanted.most ?? null) && question.least === (wanted.least ?? null), `limits of ${wanted.text}`)
      if (wanted.required === false) detail(question?.required === false, `required ${wanted.text}`)
      if (wanted.show !== undefined || (question?.show ?? '') !== '') detail(same(question?.show ?? '') === same(wanted.show ?? ''), `show of ${wanted.text}: ${question?.show ?? ''}`)
      const skips = (question?.skip ?? []).map(rule => `${rule.when}>${rule.to}`)
      if (wanted.skip || skips.length > 0) detail(spaceless(wanted.skip ?? []) === spaceless(skips), `skip of ${wanted.text}: ${skips.join(' ; ')}`)
    })
  }
  return sum
}

export const share = (right: number, all: number): number => (all === 0 ? 1 : right / all)
