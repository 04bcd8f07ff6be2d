import type { JsonObject } from '../contract/analysis.ts'
import { descendingRanks } from '../stats/priority.ts'
import type { PresentContext } from './presented.ts'
import { levelText, list, number, object, objects, rounding, text } from './tableWords.ts'

type Words = PresentContext['t']
export interface Why { item: string; rank: number; sentence: string }

/**
 * One sentence a rank: what its impact and its gap contribute, with numbers and n, and whether its place is certain. It claims no more than
 * the table: without a bootstrap nothing is said about certainty.
 */
export function whySentences(result: JsonObject, t: Words): Why[] {
  const rows = objects(result['rows']).filter(line => number(line['rank_overall']) !== null)
  const impacts = descendingRanks(rows.map(line => number(line['impact'])))
  const gaps = descendingRanks(rows.map(line => number(line['gap'])))
  const bootstrap = object(result['bootstrap'])
  const sure = new Map(objects(bootstrap['rows']).map(line => [text(line['item']), line]))
  const tiers = Map.groupBy(objects(bootstrap['rows']), line => number(line['tier']))
  const labels = new Map(rows.map(line => [text(line['item']), text(line['label'])]))
  const pairs = new Map(objects(bootstrap['neighbours']).map(pair => [text(pair['upper']), pair]))
  return rows.map((line, i) => {
    const item = text(line['item'])
    const rank = number(line['rank_overall'])!
    const about = {
      rank, item: text(line['label']), impact: rounding.percent(number(line['impact']) ?? 0), score: rounding.mean(number(line['score']) ?? 0), gap: rounding.mean(number(line['gap']) ?? 0),
      index: rounding.mean(number(line['index']) ?? 0), n: number(line['n']) ?? 0, k: rows.length, impactRank: impacts[i] ?? 0, gapRank: gaps[i] ?? 0,
    }
    const parts = [number(line['index']) === 0 ? t('priority.why.nothing', about) : t(`priority.why.${reasonOf(impacts[i] ?? null, gaps[i] ?? null, rows.length)}`, about)]
    const own = sure.get(item)
    if (own) {
      const [low, high] = list(own['rank_interval'])
      parts.push(t(low === high ? 'priority.why.oneRank' : 'priority.why.ranks', { level: levelText(bootstrap['level']), low: text(low), high: text(high), first: rounding.percent(number(own['p_first']) ?? 0) }))
      const tier = (tiers.get(number(own['tier'])) ?? []).map(one => text(one['item'])).filter(other => other !== item)
      const pair = pairs.get(item)
      const needed = number(pair?.['n_needed'])
      const next = pair ? labels.get(text(pair['lower'])) ?? '' : ''
      if (pair && tier.includes(text(pair['lower']))) parts.push(needed === null ? t('priority.why.tied', { next }) : t('priority.why.tiedNeeded', { next, needed: rounding.count(needed) }))
    }
    return { item, rank, sentence: parts.join(t('priority.why.joint')) }
  })
}

/** Which of the two stands out: both, one of them, neither. Standing out is being in the upper third of the items. */
function reasonOf(impact: number | null, gap: number | null, k: number): 'both' | 'impact' | 'gap' | 'neither' {
  const upper = Math.max(1, Math.ceil(k / 3))
  const [much, far] = [impact !== null && impact <= upper, gap !== null && gap <= upper]
  return much && far ? 'both' : much ? 'impact' : far ? 'gap' : 'neither'
}
