import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { regressionDiagnostics } from '../../../../shared/stats/regressionDiagnostics.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { runRegression } from '../regression.ts'

/** Points of the residual plot; of more cases every so-manieth. */
const PLOTTED = 2000
/** Cases named for their leverage, residual and influence. */
const NAMED = 5

/**
 * A regression with what must be looked at before it is believed. `status` as in `drivers`. Cases are named by row id: `influential` are those
 * with the largest Cook's distance, residual and leverage, each with all three.
 */
export function regressionTable(project: ProjectReader, request: RequestOf<'regress'>): JsonObject {
  const run = runRegression(project, request)
  const found = regressionDiagnostics(run.y, run.x, run.fit)
  if (!found) return { ...run.table, warnings: run.warnings, hc3: null, residuals: null }
  const { leverage, cooksDistance: distance, standardised, studentised } = found
  const n = run.y.length
  const rids = project.columns.rids(request.dataset)
  const rid = (i: number): number => rids[run.rows[i]!]!
  const top = (values: Float64Array): number[] => Array.from(values.keys()).filter(i => Number.isFinite(values[i]!)).sort((a, b) => Math.abs(values[b]!) - Math.abs(values[a]!)).slice(0, NAMED)
  const named = (list: readonly number[]): JsonObject[] => list.map(i => asJson({ rid: rid(i), fitted: found.fitted[i], leverage: leverage[i], standardised: standardised[i], studentised: studentised[i], cooks_distance: distance[i] }))
  const step = Math.max(1, Math.ceil(n / PLOTTED))
  const plotted = Array.from({ length: Math.ceil(n / step) }, (_, i) => i * step)
  const k = run.names.length
  return {
    ...run.table,
    warnings: run.warnings,
    hc3: asJson(Object.fromEntries(['(Intercept)', ...run.names].map((name, j) => [name, found.hc3[j]!]))),
    residuals: asJson({
      shapiro_W: found.shapiro.W, shapiro_p: found.shapiro.p, breusch_pagan: found.breuschPagan,
      // The usual lines: twice the mean leverage; 4 / n for Cook's distance; 3 for a studentised residual.
      leverage_line: 2 * (k + 1) / n, cooks_line: 4 / n,
      above_leverage_line: leverage.filter(value => value > 2 * (k + 1) / n).length, above_cooks_line: distance.filter(value => value > 4 / n).length,
      beyond_three: studentised.filter(value => Math.abs(value) > 3).length,
      influential: { cooks_distance: named(top(distance)), residual: named(top(studentised)), leverage: named(top(leverage)) },
      plot: { every: step, rid: plotted.map(rid), fitted: plotted.map(i => found.fitted[i]), standardised: plotted.map(i => standardised[i]) },
    }),
  }
}
