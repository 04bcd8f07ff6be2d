import type { PrintedNumber } from '../../../../shared/stats/printedNumber.ts'
import { recoverWeights } from '../../../../shared/stats/weightRecovery.ts'
import type { RecoveredWeights } from '../../../../shared/stats/weightRecovery.ts'
import { finding } from './finding.ts'
import type { Finding } from './finding.ts'
import type { PrintedColumn, PrintedTable } from './printedTable.ts'

export interface Recovered extends RecoveredWeights {
  total: string
  parts: string[]
  rows: number
  /** Σ n of the parts is the total's n. */
  sizes_add: boolean | null
  /** What pooling the cases would have given, by row; null without case counts. */
  pooled: number[] | null
  /** Of the weighting: 1 / Σ(w² / n) and N over it. */
  n_effective: number | null
  deff: number | null
}
export interface LeadColumn { column: string; of: string; over: string; largest_gap: number; from_unrounded: boolean; sure: boolean }

/**
 * A total and what it is made of: the columns before it, back to the last total, whose case counts add up to its own;
 * without counts those columns when its header is called a total.
 */
function totalsOf(columns: readonly PrintedColumn[]): { total: PrintedColumn; parts: PrintedColumn[] }[] {
  const scores = columns.filter(column => column.role === 'score' || column.role === 'total')
  const found: { total: PrintedColumn; parts: PrintedColumn[] }[] = []
  let from = 0
  scores.forEach((column, at) => {
    for (let start = from; start <= at - 2; start++) {
      const parts = scores.slice(start, at)
      const known = column.n !== null && parts.every(part => part.n !== null)
      const adds = known && parts.reduce((sum, part) => sum + part.n!, 0) === column.n
      if (adds || (!known && column.role === 'total' && start === from)) {
        found.push({ total: column, parts })
        from = at + 1
        return
      }
    }
    if (column.role === 'total') from = at + 1
  })
  return found
}

export function recoveredWeights(table: PrintedTable): { recovered: Recovered[]; findings: Finding[] } {
  const recovered = totalsOf(table.columns).map(({ total, parts }): Recovered => {
    const rows = table.rows.flatMap((_, i) => (total.cells[i] && parts.every(part => part.cells[i]) ? [i] : []))
    const cells = rows.map(i => parts.map(part => part.cells[i]!))
    const found = recoverWeights(cells, rows.map(i => total.cells[i]!))
    const sizes = parts.every(part => part.n !== null) ? parts.map(part => part.n!) : null
    const whole = sizes?.reduce((sum, n) => sum + n, 0) ?? null
    const used = found.rounded ?? found.weights
    const effective = sizes && used ? 1 / used.reduce((sum, weight, j) => sum + weight * weight / sizes[j]!, 0) : null
    return {
      total: total.header, parts: parts.map(part => part.header), rows: rows.length, ...found,
      sizes_add: sizes && total.n !== null ? whole === total.n : null,
      pooled: sizes ? cells.map(row => row.reduce((sum, cell, j) => sum + cell.value * sizes[j]!, 0) / whole!) : null,
      n_effective: effective, deff: effective && whole ? whole / effective : null,
    }
  })
  return {
    recovered,
    findings: recovered.flatMap(one => {
      const place = { column: one.total }
      const params = { parts: one.parts.join(' / '), weights: (one.rounded ?? one.weights ?? []).join(' / '), residual: one.max_residual, rows: one.rows }
      const total = table.columns.find(column => column.header === one.total)!
      const printed = total.cells.filter(cell => cell !== null)
      const pooled = one.pooled !== null && one.pooled.length === printed.length && !one.pooled.every((value, i) => Math.abs(value - printed[i]!.value) <= 2 * printed[i]!.half)
      return [
        finding('weights', one.status === 'recovered' ? 'good' : one.status === 'inconsistent' ? 'bad' : 'open', one.status, place, params),
        ...(pooled ? [finding('pooled', 'open', 'notPooled', place, { first: one.pooled![0]!, printed: printed[0]!.value })] : []),
      ]
    }),
  }
}

/** Columns of leads: which two columns they are the difference of, and whether it was taken before rounding. */
export function leadFindings(table: PrintedTable): { leads: LeadColumn[]; findings: Finding[] } {
  const scores = table.columns.filter(column => column.role === 'score' || column.role === 'total')
  const leads: LeadColumn[] = []
  const findings: Finding[] = []
  const candidates = table.columns.filter(column => column.role === 'lead' || (column.role === 'score' && column.n === null && scores.some(other => other.n !== null)))
  for (const column of candidates) {
    let best: { of: PrintedColumn; over: PrintedColumn; gaps: { row: number; gap: number; slack: number; printed: PrintedNumber; right: number }[]; worst: number } | null = null
    for (const of of scores) {
      for (const over of scores) {
        if (of === over || of === column || over === column) continue
        const gaps = table.rows.flatMap((_, row) => {
          const printed = column.cells[row], a = of.cells[row], b = over.cells[row]
          if (!printed || !a || !b) return []
          const right = a.value - b.value
          return [{ row, gap: Math.abs(printed.value - right), slack: printed.half + a.half + b.half + 1e-9, printed, right }]
        })
        if (gaps.length < 2) continue
        const worst = gaps.map(({ gap }) => gap).sort((x, y) => x - y)[Math.floor(gaps.length / 2)]!
        if (!best || worst < best.worst) best = { of, over, gaps, worst }
      }
    }
    if (!best || best.worst > 0.5) {
      if (column.role === 'lead') findings.push(finding('lead', 'open', 'unknownDifference', { column: column.header }))
      continue
    }
    const wrong = best.gaps.filter(({ gap, slack }) => gap > slack)
    const off = best.gaps.filter(({ gap, slack, printed }) => gap <= slack && gap > printed.half * 1e-3 + 1e-9)
    leads.push({
      column: column.header, of: best.of.header, over: best.over.header, largest_gap: Math.max(...best.gaps.map(({ gap }) => gap)),
      from_unrounded: wrong.length === 0 && off.length > 0, sure: wrong.length === 0,
    })
    for (const { row, printed, right } of wrong) findings.push(finding('lead', 'bad', 'notTheDifference', { row: table.rows[row]!.label, column: column.header }, { printed: printed.value, right, of: best.of.header, over: best.over.header }))
    if (wrong.length === 0) findings.push(finding('lead', 'good', off.length > 0 ? 'fromUnrounded' : 'fromPrinted', { column: column.header }, { of: best.of.header, over: best.over.header, rows: off.length }))
  }
  return { leads, findings }
}
