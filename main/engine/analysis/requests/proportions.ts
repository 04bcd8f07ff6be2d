import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { adjustP } from '../../../../shared/stats/multiplicity.ts'
import { pairsOf } from '../../../../shared/stats/postHoc.ts'
import { proportionDifference, proportionIntervals } from '../../../../shared/stats/proportion.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { categoriesOf } from '../categories.ts'

interface Share { group: string | null; x: number; n: number }

/** Pairs are compared among at most so many groups. */
const MOST_GROUPS = 40

/** Shares with every usual interval, and the differences of every two of them (second less first). */
export function proportionTable(project: ProjectReader, request: RequestOf<'proportion'>): JsonObject {
  const { shares, missing } = request.counts ? { shares: typed(request.counts), missing: 0 } : counted(project, request)
  const rows = shares.map(({ group, x, n }) => ({ ...(group === null ? {} : { group }), status: n > 0 ? 'solved' : 'noCases', ...proportionIntervals(x, n, request.level) }))
  const compared = request.by !== null && shares.length <= MOST_GROUPS ? pairsOf(shares.length) : []
  const differences = compared.map(([first, second]) => {
    const a = shares[first]!, b = shares[second]!
    return { pair: `${b.group}-${a.group}`, ...proportionDifference(b.x, b.n, a.x, a.n, request.level) }
  })
  const holm = adjustP(differences.map(difference => difference.p), 'holm')
  return asJson({ level: request.level, rows, missing, differences: differences.map((difference, i) => ({ ...difference, p_holm: holm[i]! })) })
}

const typed = (counts: readonly { x: number; n: number }[]): Share[] => counts.map(({ x, n }) => {
  if (x > n) throw new YinguoError('BAD_VALUE', { variable: 'x', value: x, why: 'moreThanAll' })
  return { group: null, x, n }
})

function counted(project: ProjectReader, request: RequestOf<'proportion'>): { shares: Share[]; missing: number } {
  if (request.dataset === null || request.variable === null) throw new YinguoError('BAD_PARAMS', { issues: ['variable'] })
  const dataset = project.dataset(request.dataset)
  const values = categoriesOf(project, dataset, request.variable)
  const wanted = new Set(values.values.flatMap((value, i) =>
    (request.success.some(code => code === value || String(code) === String(value) || String(code) === values.keys[i]) ? [i] : [])))
  const by = request.by === null ? null : categoriesOf(project, dataset, request.by)
  const shares: Share[] = by ? by.keys.map(group => ({ group, x: 0, n: 0 })) : [{ group: null, x: 0, n: 0 }]
  let missing = 0
  for (let row = 0; row < values.of.length; row++) {
    const share = shares[by ? by.of[row]! : 0]
    const value = values.of[row]!
    if (!share || value < 0) { missing++; continue }
    share.n++
    if (wanted.has(value)) share.x++
  }
  return { shares, missing }
}
