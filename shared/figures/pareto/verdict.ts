import type { Translate } from '../../i18n/translate.ts'
import type { ParetoResult, ParetoRow, ParetoUncertainty } from '../../model/results.ts'
import { coefficientText, groupedText, percentText, pText } from '../rounding.ts'
import { oneParagraph } from '../text/wrap.ts'

/** What a verdict needs to know of a chart. */
interface JudgedChart { total: number; rows: readonly Pick<ParetoRow, 'key' | 'label' | 'other' | 'cumulativeShare'>[] }

/** What may be said of the order, one sentence from the numbers: 主要因素 only where it is supported, else why not. */
export function paretoVerdict(result: JudgedChart, found: ParetoUncertainty, words: Translate): string {
  const named = result.rows.filter(row => !row.other)
  const { m } = found
  const label = (at: number): string => oneParagraph(named[at]?.label ?? '') || (named[at]?.key ?? '')
  const names = (from: number, to: number): string => Array.from({ length: Math.max(0, to - from) }, (_, i) => label(from + i)).join(words('figures.listComma'))
  const test = found.chiSquare ? words('figures.pareto.verdict.test', { value: coefficientText(found.chiSquare.value), df: found.chiSquare.df, p: pText(found.chiSquare.p) }) : ''
  switch (found.verdict) {
    case 'supported': return words(found.sameSet >= 0.9 ? 'figures.pareto.verdict.supported' : 'figures.pareto.verdict.supportedPairs', {
      names: names(0, m), m, k: named.length, percent: percentText(result.rows[m - 1]?.cumulativeShare ?? 0), same: percentText(found.sameSet),
    })
    case 'tied': {
      const [from, to] = found.tied ?? [m, m + 1]
      return from === 1 ? words('figures.pareto.verdict.firstTied', { k: to, names: names(0, to) }) : words('figures.pareto.verdict.tied', { from, to, names: names(from - 1, to) })
    }
    case 'many': return words('figures.pareto.verdict.many', { m, k: named.length })
    case 'flat': return words('figures.pareto.verdict.flat', { test })
    case 'unclear': return words('figures.pareto.verdict.unclear', { test })
    case 'noCounts': return words('figures.pareto.verdict.noCounts')
    case 'few': return words('figures.pareto.verdict.few', { n: groupedText(result.total), k: named.length })
  }
}

/** How it was worked out, and what it takes for granted. */
export function uncertaintyRules(found: ParetoUncertainty, result: Pick<ParetoResult, 'multipleResponse'>, words: Translate): string[] {
  const drawn = found.replicates > 0 ? words(`figures.pareto.rule.${found.unit}`, { B: found.replicates, seed: found.seed, m: found.m }) : ''
  const band = found.band ? words('figures.pareto.rule.band') : ''
  return [drawn, band, found.band && result.multipleResponse ? words('figures.pareto.rule.independent') : ''].filter(Boolean)
}
