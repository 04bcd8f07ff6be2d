import type { FormOption, FormScale, FormSettings, FormText } from '../model/form.ts'

/** Words in the wanted language, else in the questionnaire's main one, else in any; empty when there are none. */
export function wordsIn(text: FormText, ...languages: readonly string[]): string {
  for (const language of languages) if (text[language]?.trim()) return text[language]
  return Object.values(text).find(words => words.trim() !== '') ?? ''
}

export const mainLanguage = (settings: Pick<FormSettings, 'languages'>): string => settings.languages[0] ?? 'zh-CN'

/** Points of a scale from low to high. */
export const pointsOf = (scale: Pick<FormScale, 'min' | 'max'>): number[] => Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index)

/** What stands at a point: its own words, else those of the end it is, else nothing. */
export function pointText(scale: FormScale, point: number, ...languages: readonly string[]): string {
  const own = wordsIn(scale.points[String(point)] ?? {}, ...languages)
  if (own !== '') return own
  return point === scale.min ? wordsIn(scale.minLabel, ...languages) : point === scale.max ? wordsIn(scale.maxLabel, ...languages) : ''
}

/** The next code that no option has: one above the highest of those that are answers. */
export function freeOptionCode(options: readonly Pick<FormOption, 'code' | 'missing'>[]): number {
  const taken = new Set(options.map(option => option.code))
  let code = Math.max(0, ...options.filter(option => option.missing !== true).map(option => option.code)) + 1
  while (taken.has(code)) code++
  return code
}

/** Without what does not tell two texts apart: blanks, punctuation, width and case. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\s]/gu, '')
