import type { CodedText, CodedTexts, CodingShow, CodingSummary } from '../../../shared/contract/coding.ts'
import { NO_FACTOR, SETTLED, countedCodes, sameText } from '../../../shared/model/coding.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { CodableText, Codebook } from './texts.ts'

export interface Listing { coder: string; blind: boolean; show: CodingShow; factor: string | null; search: string; offset: number; limit: number }

/** The texts a coder asked for, with what this coder may see of the codes. */
export function listTexts(texts: readonly CodableText[], book: Codebook, { coder, blind, show, factor, search, offset, limit }: Listing): CodedTexts {
  const alike = new Map<string, number>()
  for (const { text } of texts) alike.set(sameText(text), (alike.get(sameText(text)) ?? 0) + 1)
  const needle = search.trim().toLowerCase()
  const found = texts.filter(({ rid, text }) => {
    const codes = book.get(rid)
    const mine = codes?.get(coder)
    if (show === 'uncoded' && mine) return false
    if (show === 'coded' && !mine) return false
    if (show === 'disputed' && countedCodes(codes).state !== 'disputed') return false
    if (factor !== null && !(show === 'disputed' ? [...codes?.values() ?? []].some(set => set.has(factor)) : mine?.has(factor))) return false
    return needle === '' || text.toLowerCase().includes(needle)
  })
  return {
    total: found.length, offset,
    rows: found.slice(offset, offset + limit).map(({ rid, text }): CodedText => {
      const codes = book.get(rid)
      const settled = codes?.get(SETTLED)
      const others = [...codes ?? []].filter(([name]) => name !== coder && name !== SETTLED).map(([name, set]) => ({ coder: name, factors: [...set] }))
      return {
        rid, text, alike: alike.get(sameText(text)) ?? 1, mine: codes?.has(coder) ? [...codes.get(coder)!] : null, others: blind ? [] : others,
        settled: blind || !settled ? null : [...settled], state: blind ? null : countedCodes(codes).state,
      }
    }),
  }
}

/** Rows whose text says the same as that of one of these. */
export function withAlike(texts: readonly CodableText[], rids: readonly number[]): number[] {
  const asked = new Set(rids)
  const said = new Set(texts.filter(({ rid }) => asked.has(rid)).map(({ text }) => sameText(text)))
  return [...new Set([...rids, ...texts.filter(({ text }) => said.has(sameText(text))).map(({ rid }) => rid)])]
}

/** How far the coding is, and which factors were found how often. coder null: what counts in the end. */
export function summarise(texts: readonly CodableText[], book: Codebook, factors: readonly Factor[], coder: string | null): CodingSummary {
  const coders = new Map<string, number>()
  const counts = new Map<string, number>()
  let coded = 0
  let withFactor = 0
  let disputed = 0
  let settled = 0
  for (const { rid } of texts) {
    const codes = book.get(rid)
    for (const name of codes?.keys() ?? []) if (name !== SETTLED) coders.set(name, (coders.get(name) ?? 0) + 1)
    const counted = countedCodes(codes)
    if (counted.state === 'disputed') disputed++
    if (counted.state === 'settled') settled++
    const mine = coder === null ? (counted.state === 'uncoded' ? undefined : counted.factors) : codes?.get(coder)
    if (!mine) continue
    coded++
    const real = [...mine].filter(factor => factor !== NO_FACTOR)
    if (real.length > 0) withFactor++
    for (const factor of real) counts.set(factor, (counts.get(factor) ?? 0) + 1)
  }
  return {
    texts: texts.length, coded, withFactor, disputed, settled,
    coders: [...coders].map(([name, n]) => ({ coder: name, coded: n })).sort((a, b) => (a.coder < b.coder ? -1 : 1)),
    factors: factors.filter(factor => counts.has(factor.id)).map(({ id, name }) => ({ factor: id, name, n: counts.get(id)!, share: counts.get(id)! / coded })).sort((a, b) => b.n - a.n),
  }
}
