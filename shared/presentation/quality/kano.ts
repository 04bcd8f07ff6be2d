import { kanoCategories } from '../../stats/kano.ts'
import type { KanoCategory } from '../../stats/kano.ts'
import type { Presenter } from '../presented.ts'
import { cell, column, intervalText, number, object, objects, row, rounding, share, strings, table, text, words } from '../tableWords.ts'

/** Category counts with Better and Worse, and for each feature what it may be called. */
export const presentKano: Presenter = (result, { t }) => {
  const features = objects(result['features'])
  const name = (category: string): string => t(`quality.kano.categories.${category as KanoCategory}`)
  const refused = strings(result['notFiveAnswers'])
  const withInterval = (value: number | null, bounds: string): string => (value === null ? '–' : `${rounding.coefficient(value)} ${bounds}`)
  return {
    tables: features.length === 0 ? [] : [table('kano', t('quality.kano.table'), [
      column('feature', t('quality.kano.feature'), '', 'left'), column('n', t('quality.kano.n')),
      ...kanoCategories.map(category => column(category, name(category))),
      column('category', t('quality.kano.category'), '', 'left'),
      column('better', t('quality.kano.better'), t('quality.kano.betterFormula')), column('worse', t('quality.kano.worse'), t('quality.kano.worseFormula')),
      column('strength', t('quality.kano.strength'), t('quality.kano.strengthFormula')), column('total', t('quality.kano.total'), t('quality.kano.totalFormula')),
    ], features.map((feature, i) => row(String(i), [
      words(text(feature['feature'])), cell(feature['n'], rounding.count),
      ...kanoCategories.map(category => cell(object(feature['counts'])[category], rounding.count)),
      words(feature['category'] === null ? '–' : feature['distinct'] === false ? `${name(text(feature['category']))} ?` : name(text(feature['category']))),
      { value: number(feature['better']), text: withInterval(number(feature['better']), intervalText(feature['better_ci'], rounding.coefficient)) },
      { value: number(feature['worse']), text: withInterval(number(feature['worse']), intervalText(feature['worse_ci'], rounding.coefficient)) },
      share(feature['category_strength']), share(feature['total_strength']),
    ])), [t('quality.kano.note', { level: 95 })])],
    reading: features.flatMap(feature => {
      const [n, better, worse] = [number(feature['n']), number(feature['better']), number(feature['worse'])]
      if (n === null || n === 0 || feature['category'] === null) return []
      const called = text(feature['feature'])
      const counts = object(feature['counts'])
      if (feature['distinct'] === false && feature['second'] !== null) {
        return [t('quality.kano.undecided', { feature: called, first: name(text(feature['category'])), a: number(counts[text(feature['category'])]), second: name(text(feature['second'])), b: number(counts[text(feature['second'])]), n })]
      }
      return [t('quality.kano.reading', { feature: called, category: name(text(feature['category'])), n, better: better === null ? '–' : rounding.coefficient(better), worse: worse === null ? '–' : rounding.coefficient(worse) })]
    }),
    warnings: [
      ...features.flatMap(feature => {
        const [n, doubtful] = [number(feature['n']) ?? 0, number(object(feature['counts'])['Q']) ?? 0]
        return n > 0 && doubtful / n > 0.1 ? [t('quality.kano.questionable', { feature: text(feature['feature']), n: doubtful, share: rounding.percent(doubtful / n) })] : []
      }),
      ...(refused.length > 0 ? [t('quality.kano.notFiveAnswers', { features: refused.join(t('quality.separator')) })] : []),
    ],
  }
}
