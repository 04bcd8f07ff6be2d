import type { Json, JsonObject } from '../../../../shared/contract/analysis.ts'
import { coefficientText, meanText } from '../../../../shared/figures/rounding.ts'
import { intervalOf } from '../../../../shared/presentation/pathModel.ts'
import type { DrawnResult } from './Diagram.tsx'

const object = (value: Json | undefined): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {})
const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.map(object) : [])

/** What a result writes on the drawing: coefficient and interval on arrows, R² in latents, loadings beside items. Arrows whose interval holds 0 are open. */
export function drawnResult(result: JsonObject | undefined, interval: 'percentile' | 'bca', keyOf: (item: string) => string): DrawnResult {
  const find = (paths: Json | undefined, from: string, to: string): JsonObject | undefined => list(paths).find(path => path['from'] === from && path['to'] === to)
  return {
    path(from, to) {
      const value = find(result?.['path_coefficients'], from, to)?.['value']
      if (typeof value !== 'number') return null
      const about = find(object(result?.['bootstrap'])['paths'], from, to)
      const found = about ? intervalOf(about, interval) : null
      const p = object(object(object(result?.['inner_ols'])[to])[from])['p']
      const certain = found ? found.low > 0 || found.high < 0 : typeof p === 'number' && p < 0.05
      return { text: coefficientText(value), interval: found ? `[${meanText(found.low)}, ${meanText(found.high)}]` : '', certain }
    },
    r2(name) {
      const value = object(result?.['r2'])[name]
      return typeof value === 'number' ? meanText(value) : null
    },
    loading(item) {
      const value = object(result?.['loadings'])[keyOf(item)]
      return typeof value === 'number' ? meanText(value) : null
    },
  }
}
