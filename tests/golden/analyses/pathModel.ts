import type { AnalysisRequestInput } from '../../../shared/contract/analysis.ts'
import { loadData } from '../loadData.ts'
import type { GoldenAnalyses, GoldenRun } from './analysis.ts'

type PlsInput = Extract<AnalysisRequestInput, { method: 'pls' }>
type Found = Record<string, unknown>

/** The answer to a case: blocks, modes, paths and scheme are fields of it; `scale` are the bounds of every item. */
async function estimate({ engine, one, folders }: GoldenRun, standardised: boolean): Promise<Found> {
  const blocks = one['blocks'] as Record<string, string[]>
  const modes = (one['modes'] ?? {}) as Record<string, 'A' | 'B'>
  const dataset = await loadData(engine, one, folders, Object.values(blocks).flat(), false)
  const { result } = await engine.analyse({
    method: 'pls', dataset, standardised,
    scale: (one['scale'] as PlsInput['scale']) ?? { min: 1, max: 10 },
    model: {
      blocks: Object.entries(blocks).map(([name, items]) => ({ name, items, mode: modes[name] ?? 'A' })),
      paths: one['paths'] as PlsInput['model']['paths'],
      scheme: one['scheme'] as 'centroid' | 'factorial' | 'path',
    },
  })
  return result
}

/** Lists of respondents: as many of the first as the case prints. */
function asManyRows(expected: unknown, found: Found, path: readonly string[]): void {
  const [key, ...rest] = path
  const wanted = (expected as Found | undefined)?.[key!]
  if (wanted === undefined) return
  if (rest.length > 0) asManyRows(wanted, found[key!] as Found, rest)
  else found[key!] = (found[key!] as unknown[]).slice(0, (wanted as unknown[]).length)
}

export const pathModel: GoldenAnalyses = {
  pls_pm: {
    atLeast: 80,
    async run(run) {
      const found = structuredClone(await estimate(run, true))
      for (const path of [['standardised_scores_first_rows'], ['index_0_100', 'first_rows'], ['variantB_plspm_adanco', 'first_rows']]) asManyRows(run.one.expected, found, path)
      return found
    },
  },
  pls_pm_unscaled: {
    atLeast: 80,
    async run(run) {
      const found = await estimate(run, false)
      const index = found['index_0_100'] as { mean: Found }
      const blocks = Object.keys(run.one['blocks'] as Found)
      return {
        ...found,
        outer_weights_plspm: found['outer_weights'], weights_sum1: found['raw_weights_sum1'],
        rescaled_score_mean: found['latent_raw_mean'], index_0_100_mean: index.mean,
        // plspm prints 0 for latents without causes.
        r2: { ...Object.fromEntries(blocks.map(name => [name, 0])), ...(found['r2'] as Found) },
      }
    },
  },
}
