import { finding } from './finding.ts'
import type { Finding } from './finding.ts'
import { scalesFor } from './statistics.ts'
import type { Printed, ScaleBounds } from './statistics.ts'

// Claims as reports word them: data to recognise, not words to show. 不满意 is not 满意.
const SATISFIED = /(普遍|总体|整体|比较|较为|非常|十分|基本|大多数?|大部分|多数)[^，。；,.;不]{0,6}满意|(?:generally|mostly|largely|overall|quite|very) satisfied/i
const DISSATISFIED_MOST = /不满意[^，。；,.;]{0,8}(占多数|居多|为主|过半|占大多数)|(多数|大部分)[^，。；,.;]{0,6}不满意|majority[^.;]{0,20}dissatisfied/i
const CLAIM = /(?:平均[值分数]*|均值|得分|mean|average)[^，。；,.;\d]{0,8}?(不到|未到|低于|小于|不足|未达到?|below|under|less than|超过|高于|大于|above|over|more than)\s*(\d+(?:\.\d+)?)/gi
const LESS = /不到|未|低于|小于|不足|below|under|less/i

export interface Verdict {
  status: 'contradicted' | 'notContradicted' | 'notDecided' | 'noVerdict'
  claims_satisfied: boolean
  rows: { row: string; mean: number; n: number | null; scales: { min: number; max: number; midpoint: number; position: 'below' | 'at' | 'above' }[] }[]
}

/** The printed sentence against the numbers: a mean below the midpoint of every scale it can be on is not satisfaction. */
export function checkVerdict(text: string, rows: readonly Printed[], given: ScaleBounds | null): { verdict: Verdict; findings: Finding[] } {
  const plain = text.normalize('NFC')
  const satisfied = SATISFIED.test(plain)
  const findings: Finding[] = []
  const placed = rows.flatMap(row => {
    if (!row.mean) return []
    const { value, half } = row.mean
    const scales = scalesFor(row, given).map(scale => {
      const midpoint = (scale.min + scale.max) / 2
      return { ...scale, midpoint, position: value + half < midpoint ? 'below' as const : value - half > midpoint ? 'above' as const : 'at' as const }
    })
    return [{ row: row.label, mean: value, n: row.n, scales }]
  })
  for (const { row, mean, scales } of placed) {
    const lowest = scales.length > 0 ? Math.min(...scales.map(scale => scale.midpoint)) : null
    const params = { mean, midpoint: lowest, scales: scales.map(scale => `${scale.min}-${scale.max}`).join(', ') }
    if (scales.length === 0) continue
    const below = scales.every(scale => scale.position === 'below')
    const above = scales.every(scale => scale.position === 'above')
    if (satisfied && below) findings.push(finding('verdict', 'bad', 'satisfiedBelowMidpoint', { row }, params))
    else if (satisfied && !above) findings.push(finding('verdict', 'open', 'dependsOnScale', { row }, params))
    else if (satisfied) findings.push(finding('verdict', 'good', 'aboveMidpoint', { row }, params))
    else if (below) findings.push(finding('verdict', 'open', 'belowMidpoint', { row }, params))
    for (const [, word, number] of plain.matchAll(CLAIM)) {
      const bound = Number(number)
      const right = LESS.test(word!) ? mean < bound : mean > bound
      findings.push(finding('claim', right ? 'good' : 'bad', right ? 'claimHolds' : 'claimFails', { row }, { mean, claim: `${word}${number}` }))
    }
  }
  if (satisfied && DISSATISFIED_MOST.test(plain)) findings.push(finding('claim', 'bad', 'contradictsItself', {}))
  const outcomes = findings.filter(one => one.check === 'verdict').map(one => one.outcome)
  const status = !satisfied || placed.every(row => row.scales.length === 0) ? 'noVerdict' : outcomes.includes('bad') ? 'contradicted' : outcomes.includes('open') ? 'notDecided' : 'notContradicted'
  return { verdict: { status, claims_satisfied: satisfied, rows: placed }, findings }
}
