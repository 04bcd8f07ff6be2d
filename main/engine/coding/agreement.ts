import type { CodingAgreement } from '../../../shared/contract/coding.ts'
import { NO_FACTOR, countedCodes } from '../../../shared/model/coding.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import { cohenKappa, markTable, pooledKappa } from '../../../shared/stats/kappa.ts'
import type { CodableText, Codebook } from './texts.ts'

/** How two coders agree on the texts both coded: by factor, over all, and where they differ. */
export function codingAgreement(texts: readonly CodableText[], book: Codebook, factors: readonly Factor[], coders: [string, string]): CodingAgreement {
  const both = texts.flatMap(({ rid }) => {
    const codes = book.get(rid)
    const first = codes?.get(coders[0]), second = codes?.get(coders[1])
    return first && second ? [{ codes, first, second }] : []
  })
  const used = new Set(both.flatMap(({ first, second }) => [...first, ...second]))
  const names = new Map(factors.map(({ id, name }) => [id, name]))
  const inUse = [...factors.map(({ id }) => id), NO_FACTOR].filter(id => used.has(id))
  const marks = inUse.map(factor => ({
    factor, first: Uint8Array.from(both, text => Number(text.first.has(factor))), second: Uint8Array.from(both, text => Number(text.second.has(factor))),
  }))
  const nominal = both.every(({ first, second }) => first.size === 1 && second.size === 1)
  const place = new Map(inUse.map((factor, at) => [factor, at]))
  const table = inUse.map(() => inUse.map(() => 0))
  if (nominal) for (const { first, second } of both) table[place.get([...first][0]!)!]![place.get([...second][0]!)!]!++
  return {
    coders, n: both.length,
    identical: both.filter(({ first, second }) => first.size === second.size && [...first].every(factor => second.has(factor))).length,
    method: nominal ? 'nominal' : 'pooled',
    overall: nominal ? cohenKappa(table) : pooledKappa(marks.map(mark => mark.first), marks.map(mark => mark.second)),
    factors: marks.map(({ factor, first, second }) => {
      const [[yes, onlyFirst], [onlySecond, neither]] = markTable(first, second)
      return { factor, name: names.get(factor) ?? '', both: yes, onlyFirst, onlySecond, neither, agreement: cohenKappa([[yes, onlyFirst], [onlySecond, neither]]) }
    }),
    disputed: both.filter(({ codes }) => countedCodes(codes).state === 'disputed').length,
  }
}
