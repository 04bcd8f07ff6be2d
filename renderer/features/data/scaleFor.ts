import type { Code } from '../../../shared/model/questionnaire.ts'
import type { Scale } from '../../../shared/model/variable.ts'

/** A first scale from the codes that count; 1 to 5 where they say nothing. */
export function scaleFor(codes: readonly Code[]): Scale {
  const points = codes.filter(code => !code.missing).map(code => code.code)
  const min = Math.min(...points)
  const max = Math.max(...points)
  return min < max ? { min, max, direction: 'positive' } : { min: 1, max: 5, direction: 'positive' }
}
