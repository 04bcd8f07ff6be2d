import type { Measure } from '../model/cause.ts'

/** A cause a measure acts on; text null: the bone was removed since. */
interface MeasureCause { bone: string; text: string | null; main: boolean }
interface MeasureFactor { factor: string; name: string | null }

/**
 * noCause: acts on no 要因 and no factor. causeGone: a bone it names was removed. notMain: none of its bones is confirmed.
 * noNumber, noDate: the target cannot be checked. noTarget … noWho: a column of 5W1H is empty. noCost: not known.
 */
type MeasureGap = 'noCause' | 'causeGone' | 'notMain' | 'noTarget' | 'noNumber' | 'noDate' | 'noSteps' | 'noWhere' | 'noWhen' | 'noWho' | 'noCost'

export interface MeasureLine {
  id: string
  content: Measure
  causes: MeasureCause[]
  factors: MeasureFactor[]
  gaps: MeasureGap[]
  effects: number
}

export interface MainCause { fishbone: string; bone: string; text: string }
/** points: full marks of each criterion. line: share of the full total from which a measure is chosen; null: by hand. */
export interface Criteria { criteria: { name: string; weight: number }[]; points: number; line: number | null }
export interface MeasureSheet {
  measures: MeasureLine[]
  /** 要因 of all diagrams; and those without a measure. */
  mains: MainCause[]
  without: MainCause[]
  criteria: Criteria
  evaluation: EvaluationLine[]
  /** Sum of known costs of the measures that were not rejected, and of how many it is not known. */
  cost: { known: number; unknown: number }
}

interface EvaluationLine {
  measure: string
  what: string
  scores: (number | null)[]
  /** Weighted sum; null while a score is missing. */
  total: number | null
  /** Of the full marks, 0..1. */
  share: number | null
  rank: number | null
  chosen: boolean
  /** Chosen below the line, or rejected above it. */
  against: 'chosenBelow' | 'rejectedAbove' | null
}

const FULL = 1e-9
const dates = /\d{4}\s*[-/.年]\s*\d{1,2}(\s*[-/.月]\s*\d{1,2}\s*日?)?月?|\d{1,2}\s*月(\s*\d{1,2}\s*日)?|\d{4}\s*年|[一二三四1-4]季度|第[一二三四]季度|\bQ[1-4]\b|[年月]底|\b(20\d\d)\b/giu
const chineseNumber = /[零一二两三四五六七八九十百千半]+\s*(个|分|成|倍|次|件|人|秒|分钟|小时|百分点)|百分之/u

/** Whether a target can be checked: it names a number that is no date. */
export function namesNumber(target: string): boolean {
  const plain = target.normalize('NFKC').replace(dates, ' ')
  return /\d/.test(plain) || chineseNumber.test(plain)
}
/** Whether it names a time; the planned end says it as well. */
export const namesDate = (target: string): boolean => target.normalize('NFKC').search(dates) >= 0

/** What the row of the 对策表 still lacks, in the order of its columns. Rejected measures lack nothing. */
export function measureGaps(measure: Measure, causes: readonly MeasureCause[], factors: readonly MeasureFactor[]): MeasureGap[] {
  if (measure.status === 'rejected') return []
  const there = causes.filter(({ text }) => text !== null)
  const gaps: MeasureGap[] = []
  if (there.length === 0 && factors.every(({ name }) => name === null)) gaps.push('noCause')
  else if (there.length > 0 && !there.some(({ main }) => main)) gaps.push('notMain')
  if (there.length < causes.length) gaps.push('causeGone')
  if (measure.target.trim() === '') gaps.push('noTarget')
  else {
    if (!namesNumber(measure.target)) gaps.push('noNumber')
    if (!namesDate(measure.target) && measure.planned.to.trim() === '') gaps.push('noDate')
  }
  if (measure.steps.every(step => step.trim() === '')) gaps.push('noSteps')
  if (measure.where.trim() === '') gaps.push('noWhere')
  if (measure.planned.from.trim() === '' && measure.planned.to.trim() === '') gaps.push('noWhen')
  if (measure.who.trim() === '') gaps.push('noWho')
  if (measure.cost === null) gaps.push('noCost')
  return gaps
}

/** 对策评价: total = sum of weight x points, ranks (equal totals share the smaller), and where the choice departs from the line. */
export function evaluate(measures: readonly { id: string; content: Measure }[], { criteria, points, line }: Criteria): EvaluationLine[] {
  const full = criteria.reduce((sum, { weight }) => sum + weight, 0) * points
  const lines = measures.map(({ id, content }) => {
    const scores = criteria.map(({ name }) => content.scores[name] ?? null)
    const total = criteria.length === 0 || scores.includes(null) ? null : scores.reduce<number>((sum, score, i) => sum + score! * criteria[i]!.weight, 0)
    const share = total === null || !(full > 0) ? null : total / full
    const chosen = content.status !== 'proposed' && content.status !== 'rejected'
    const above = share !== null && line !== null && share >= line - FULL
    const against = share === null || line === null ? null : chosen && !above ? 'chosenBelow' as const : content.status === 'rejected' && above ? 'rejectedAbove' as const : null
    return { measure: id, what: content.what, scores, total, share, chosen, against }
  })
  return lines.map(each => ({ ...each, rank: each.total === null ? null : 1 + lines.filter(({ total }) => total !== null && total > each.total! + FULL).length }))
}
