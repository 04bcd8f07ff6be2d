import { analysisRequest } from '../../../shared/contract/analysis.ts'
import { figureSpec } from '../../../shared/model/figureSpec.ts'
import type { Provenance } from '../../../shared/report/rendered.ts'
import { navigate } from '../../app/route.ts'
import { entryOf } from '../analysis/analysisOf.ts'

const keptPlaces: Record<string, () => void> = {
  ledger: () => navigate('data'), screening: () => navigate('data'), codebook: () => navigate('data'), questionnaire: () => navigate('questionnaire'), changes: () => navigate('review'),
  confirmationPlan: () => navigate('improvement', 'confirmation'), confirmations: () => navigate('improvement', 'confirmation'), measures: () => navigate('improvement', 'measures'), measureScores: () => navigate('improvement', 'measures'),
  effects: () => navigate('improvement', 'effects'), trace: () => navigate('improvement', 'trace'),
}

/** The way to where a result is worked out or kept; null where the window has no place for it. `figure`: the saved figure it follows. */
export function placeOf({ method, request }: Pick<Provenance, 'method' | 'request'>, figure: string | null = null): (() => void) | null {
  if (method.startsWith('project.')) return keptPlaces[method.slice('project.'.length)] ?? null
  const spec = figureSpec.safeParse(request)
  if (spec.success) {
    const { data } = spec
    if (data.kind === 'fishbone') return () => navigate('diagrams', 'fishbone', data.fishbone)
    if (data.kind === 'priority') return () => navigate('improvement', 'order')
    if (figure !== null) return () => (data.kind === 'result' ? navigate('analysis', 'figure', figure) : navigate('diagrams', data.kind, figure))
    if (data.kind === 'result') return placeOf({ method: data.request.method, request: data.request })
    return () => navigate('diagrams', data.kind)
  }
  const read = analysisRequest.safeParse(request)
  const entry = read.success ? entryOf(read.data) : null
  return entry === null ? null : () => navigate('analysis', entry)
}
