import fc from 'fast-check'
import type { FormDocument, FormOption, FormQuestion, FormScale, FormText } from '../../../shared/model/form.ts'
import { formDocument } from '../../../shared/model/form.ts'

/** Words any file can carry: no control characters, no words of blanks alone. */
const words = fc.string({ unit: fc.constantFrom(...'满意度您的网络1234 Ab<>&"\'“”、，。？;=${}|_-#\n😀é'), minLength: 1, maxLength: 24 }).filter(text => text.trim() !== '')

const textIn = (languages: readonly string[], empty = true): fc.Arbitrary<FormText> =>
  fc.tuple(...languages.map((_, i) => (empty || i > 0 ? fc.option(words, { nil: null }) : words))).map(all => Object.fromEntries(all.flatMap((text, i) => (text === null ? [] : [[languages[i] as string, text]]))))

const flag = fc.option(fc.constant(true), { nil: undefined })
const withFlag = <K extends string>(key: K, on: true | undefined): { [name in K]?: true } => (on === undefined ? {} : { [key]: true } as { [name in K]?: true })

const optionsIn = (languages: readonly string[]): fc.Arbitrary<FormOption[]> => fc.uniqueArray(fc.integer({ min: -99, max: 9999 }), { minLength: 1, maxLength: 6 })
  .chain(codes => fc.tuple(...codes.map(code => fc.record({ text: textIn(languages), other: flag, exclusive: flag, missing: flag }).map(({ text, other, exclusive, missing }): FormOption => ({ code, text, ...withFlag('other', other), ...withFlag('exclusive', exclusive), ...withFlag('missing', missing) })))))

const scaleIn = (languages: readonly string[]): fc.Arbitrary<FormScale> => fc.tuple(fc.integer({ min: -10, max: 20 }), fc.integer({ min: 1, max: 10 })).chain(([min, steps]) => fc.record({
  min: fc.constant(min), max: fc.constant(min + steps), direction: fc.constantFrom('positive' as const, 'negative' as const), minLabel: textIn(languages), maxLabel: textIn(languages),
  points: fc.dictionary(fc.integer({ min, max: min + steps }).map(String), textIn(languages, false), { maxKeys: 4, noNullPrototype: true }),
  notApplicable: fc.option(fc.record({ code: fc.constantFrom(88, 99, -1).filter(code => code < min || code > min + steps), text: textIn(languages) }), { nil: null }),
}))

const conditions = (codes: readonly string[]): fc.Arbitrary<string> => (codes.length === 0 ? fc.constant('') : fc.constantFrom(...codes).chain(code => fc.constantFrom('', `${code} = 2`, `${code} in (1, 3)`, `not answered(${code})`, `${code} >= 3 and ${code} != 5`, `selected(${code}, 1, 2)`, `  ${code}>1 `)))

/** Documents of every kind of question, in one to three languages, with logic, factors, attention checks and reversed items. */
export const arbitraryForm: fc.Arbitrary<FormDocument> = fc.constantFrom(['zh-CN'], ['zh-CN', 'en'], ['en', 'zh-CN', 'fr'], ['de'], ['pt-BR', 'ja']).chain(languages => fc.tuple(fc.constant(languages), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 3 }))).chain(([languages, loose, many, parts]) => {
  const factors = fc.constantFrom([], [{ id: 'f1', parent: null, name: '网络 质量' }, { id: 'f2', parent: 'f1', name: 'Coverage "4G"' }])
  return factors.chain(list => {
    const factor = list.length === 0 ? fc.constant(null) : fc.constantFrom(null, ...list.map(one => one.id))
    const question = (n: number, before: string[]): fc.Arbitrary<FormQuestion> => {
      const code = `Q${n}`
      const base = fc.record({
        code: fc.constant(code), text: textIn(languages), hint: textIn(languages), required: fc.boolean(), show: conditions(before),
        skip: conditions(before.concat(code)).map(when => (when.trim() === '' ? [] : [{ when, to: n % 2 === 0 ? 'end' : `Q${n + 1}` }])),
        attention: fc.option(fc.record({ expected: fc.integer({ min: 0, max: 9 }) }), { nil: null }), factor, source: fc.constantFrom('', 'own wording after ACSI', ' 参考 GB/T 19038 '),
      })
      const rows = fc.integer({ min: 1, max: 4 }).chain(count => fc.tuple(...Array.from({ length: count }, (_, i) => fc.record({ text: textIn(languages), factor, reversed: flag }).map(({ text, factor: one, reversed }) => ({ code: `${code}_${i + 1}`, text, factor: one, ...withFlag('reversed', reversed) })))))
      const options = optionsIn(languages)
      const scale = scaleIn(languages)
      const whole = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null })
      const kinds: fc.Arbitrary<object>[] = [
        fc.record({ kind: fc.constant('single'), options }), fc.record({ kind: fc.constant('multiple'), options, least: whole, most: whole }),
        fc.record({ kind: fc.constant('scale'), scale, reversed: flag }).map(({ reversed, ...rest }) => ({ ...rest, ...withFlag('reversed', reversed) })),
        fc.record({ kind: fc.constant('matrixScale'), rows, scale }), fc.record({ kind: fc.constant('matrixSingle'), rows, options }), fc.record({ kind: fc.constant('paired'), rows, importance: scale, performance: scale }),
        fc.record({ kind: fc.constant('ranking'), options, places: whole }),
        fc.record({ kind: fc.constant('number'), min: fc.option(fc.integer({ min: -5, max: 5 }), { nil: null }), max: fc.option(fc.double({ min: 6, max: 1e6, noNaN: true }), { nil: null }), whole: fc.boolean(), unit: textIn(languages) }),
        fc.record({ kind: fc.constant('nps'), minLabel: textIn(languages), maxLabel: textIn(languages) }), fc.record({ kind: fc.constant('kano'), rows }),
        fc.record({ kind: fc.constant('text'), lines: fc.integer({ min: 1, max: 20 }) }), fc.record({ kind: fc.constant('date'), time: fc.boolean() }), fc.constant({ kind: 'description' }),
      ]
      return fc.tuple(base, fc.oneof(...kinds)).map(([common, own]) => ({ ...common, ...own }) as unknown as FormQuestion)
    }
    const total = loose + parts * many
    const all = fc.tuple(...Array.from({ length: total }, (_, i) => question(i + 1, Array.from({ length: i }, (__, j) => `Q${j + 1}`))))
    const sections = fc.tuple(...Array.from({ length: parts }, (_, i) => fc.record({ kind: fc.constant('section' as const), code: fc.constant(`S${i + 1}`), text: textIn(languages), hint: textIn(languages), show: conditions(loose > 0 ? ['Q1'] : []) })))
    const settings = fc.record({ title: textIn(languages), languages: fc.constant(languages), intro: textIn(languages), consent: textIn(languages), thanks: textIn(languages), serial: fc.boolean(), template: fc.constantFrom(null, 'nps') })
    return fc.tuple(settings, all, sections).map(([told, questions, heads]) => formDocument.parse({
      settings: told, factors: list,
      sections: [...(loose > 0 ? [{ section: null, questions: questions.slice(0, loose) }] : []), ...heads.map((section, i) => ({ section, questions: questions.slice(loose + i * many, loose + (i + 1) * many) }))],
    }))
  })
}).filter(document => document.sections.some(section => section.questions.length > 0))
