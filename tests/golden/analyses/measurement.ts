import type { JsonObject } from '../../../shared/contract/analysis.ts'
import { loadData } from '../loadData.ts'
import type { GoldenAnalyses } from './analysis.ts'

/** `visual =~ x1+x2+x3`, a line a factor. */
export const constructsOf = (model: string): { name: string; items: string[] }[] => model.split('\n').filter(line => line.includes('=~')).map(line => {
  const [name = '', items = ''] = line.split('=~')
  return { name: name.trim(), items: items.split('+').map(item => item.trim()) }
})

export const measurement: GoldenAnalyses = {
  reliability: {
    atLeast: 20,
    async run({ engine, one, folders }) {
      const variables = one['columns'] as string[]
      const keyed = one.reverse_keyed ?? []
      const dataset = await loadData(engine, one, folders, variables, false)
      const turned = Array.isArray(keyed) ? { columns: keyed } : keyed
      const reverse = turned.columns.map(variable => (turned.min === undefined || turned.max === undefined ? variable : { variable, min: turned.min, max: turned.max }))
      // psych::omega with three group factors, where the case has it; how it was called there is no result.
      const { omega } = one.expected as { omega?: { psych_omega3?: { call?: string; omega_h?: number } } }
      const { result } = await engine.analyse({ method: 'reliability', dataset, variables, reverse, groupFactors: omega?.psych_omega3 ? 3 : null })
      delete omega?.psych_omega3?.call
      // psych warns of an ultra-Heywood case and prints where its search stopped: no value to agree with, ours is null.
      const found = (result['omega'] as { psych_omega3?: { heywood: boolean; omega_h: number | null } }).psych_omega3
      if (found?.heywood && found.omega_h === null) delete omega?.psych_omega3?.omega_h
      return result
    },
  },
  efa: {
    atLeast: 100,
    async run({ engine, one, folders }) {
      const variables = one['columns'] as string[]
      const dataset = await loadData(engine, one, folders, variables, false)
      const answers: JsonObject[] = []
      for (const extraction of ['pca', 'paf', 'ml'] as const) {
        answers.push((await engine.analyse({ method: 'efa', dataset, variables, factors: one['nfactors'] as number, extraction, replicates: 20 })).result)
      }
      return Object.assign({}, ...answers) as JsonObject
    },
  },
  cfa: {
    atLeast: 30,
    async run({ engine, one, folders }) {
      const constructs = constructsOf(one['model'] as string)
      const dataset = await loadData(engine, one, folders, constructs.flatMap(({ items }) => items), false)
      return (await engine.analyse({ method: 'cfa', dataset, constructs })).result
    },
  },
}
