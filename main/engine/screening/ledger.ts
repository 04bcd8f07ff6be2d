import type { LedgerDetail, LedgerReason } from '../../../shared/contract/screening.ts'
import { exclusionCodes, readExclusion } from '../../../shared/model/exclusion.ts'
import type { ProjectReader } from '../store/reader.ts'

const PAGE = 1000

/** Ids of the excluded responses with their stored reasons. */
export function excludedResponses(project: ProjectReader, dataset: number): { rid: number; reason: string }[] {
  const found: { rid: number; reason: string }[] = []
  for (let offset = 0; ; offset += PAGE) {
    const page = project.page(dataset, { rows: 'excluded', variables: [], offset, limit: PAGE })
    for (const row of page.rows) found.push({ rid: row.rid, reason: row.excluded ?? '' })
    if (found.length >= page.total || page.rows.length === 0) return found
  }
}

/** Counts by code; free texts, each by itself, after the codes. Most frequent first, ties in the order of the codes. */
export function countReasons(stored: readonly { reason: string; n: number }[]): LedgerReason[] {
  const counts = new Map<string, LedgerReason>()
  for (const { reason, n } of stored) {
    const { code, note } = readExclusion(reason)
    const key = code ?? `text ${note}`
    const held = counts.get(key)
    if (held) held.n += n
    else counts.set(key, { code, text: code === null ? note : '', n })
  }
  const place = ({ code }: LedgerReason): number => (code === null ? exclusionCodes.length : exclusionCodes.indexOf(code))
  return [...counts.values()].sort((a, b) => b.n - a.n || place(a) - place(b) || (a.text < b.text ? -1 : 1))
}

export function ledgerDetail(project: ProjectReader, dataset: number): LedgerDetail {
  const { ledger } = project.dataset(dataset)
  const reasons = ledger.valid < ledger.returned ? countReasons(excludedResponses(project, dataset).map(({ reason }) => ({ reason, n: 1 }))) : []
  return { ...ledger, reasons }
}
