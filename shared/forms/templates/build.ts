import type { Lang } from '../../contract/figure.ts'
import { formDocument } from '../../model/form.ts'
import type { FormDocument, FormFactor, FormText } from '../../model/form.ts'
import type { z } from 'zod'

/** Words in Chinese and English. */
export type Pair = readonly [zh: string, en: string]
export const words = ([zh, en]: Pair): FormText => ({ 'zh-CN': zh, en })

type DocumentInput = z.input<typeof formDocument>
export type QuestionInput = DocumentInput['sections'][number]['questions'][number]
type ScaleInput = Extract<QuestionInput, { kind: 'scale' }>['scale']
export type OptionInput = NonNullable<Extract<QuestionInput, { kind: 'single' }>['options']>[number]

/** Construct → dimension → item by key: `[key, words, key of the one above]`. */
export type FactorInput = readonly [key: string, name: Pair, parent?: string]

export const scale = (min: number, max: number, low: Pair, high: Pair, more: Partial<ScaleInput> = {}): ScaleInput => ({ min, max, minLabel: words(low), maxLabel: words(high), ...more })
/** A scale whose points all have words, from the lowest. */
export const worded = (points: readonly Pair[], more: Partial<ScaleInput> = {}): ScaleInput => ({
  min: 1, max: points.length, minLabel: words(points[0] as Pair), maxLabel: words(points.at(-1) as Pair),
  points: Object.fromEntries(points.map((point, index) => [String(index + 1), words(point)])), ...more,
})
export const notApplicable = (pair: Pair, code = 99): NonNullable<ScaleInput['notApplicable']> => ({ code, text: words(pair) })

/** Codes 1, 2, 3 … in order; flags behind the words. */
export const options = (...list: readonly (readonly [zh: string, en: string, flags?: Partial<OptionInput>])[]): OptionInput[] =>
  list.map(([zh, en, flags], index) => ({ code: index + 1, text: words([zh, en]), ...flags }))

/** Rows Q5_1, Q5_2 …, each with the factor it measures. */
export const rows = (code: string, ...list: readonly (readonly [factor: string | null, zh: string, en: string, reversed?: true])[]) =>
  list.map(([factor, zh, en, reversed], index) => ({ code: `${code}_${index + 1}`, factor, text: words([zh, en]), ...(reversed ? { reversed } : {}) }))

export interface TemplateInput {
  title: Pair
  intro?: Pair
  consent?: Pair
  thanks?: Pair
  factors: readonly FactorInput[]
  sections: readonly { code: string; text: Pair; hint?: Pair; show?: string; questions: readonly QuestionInput[] }[]
}

/** The document of a template in its main language. Throws where a question names a factor that is not in the list. */
export function built(id: string, source: FormText, lang: Lang, { title, intro, consent, thanks, factors, sections }: TemplateInput): FormDocument {
  const other = lang === 'en' ? 'zh-CN' : 'en'
  const keys = new Set(factors.map(([key]) => key))
  const document = formDocument.parse({
    settings: {
      title: words(title), languages: [lang, other], template: id,
      ...(intro && { intro: words(intro) }), ...(consent && { consent: words(consent) }), ...(thanks && { thanks: words(thanks) }),
    },
    factors: factors.map(([key, name, parent = null]): FormFactor => ({ id: key, parent, name: name[lang === 'en' ? 1 : 0] })),
    sections: sections.map(({ code, text, hint, show, questions }) => ({
      section: { kind: 'section', code, text: words(text), ...(hint && { hint: words(hint) }), ...(show !== undefined && { show }) },
      questions: questions.map(question => ({ source: source[lang]!, ...question })),
    })),
  } satisfies DocumentInput)
  for (const { questions } of document.sections) for (const question of questions) {
    for (const factor of [question.factor, ...('rows' in question ? question.rows.map(row => row.factor) : [])]) if (factor !== null && !keys.has(factor)) throw new Error(`${id}: ${factor}`)
  }
  return document
}
