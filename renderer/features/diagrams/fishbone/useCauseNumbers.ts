import { useMemo } from 'react'
import type { FishboneFacts } from '../../../../shared/causes/facts.ts'
import type { FishboneFigure, HeatStep } from '../../../../shared/figures/figure.ts'
import type { Confirmation } from '../../../../shared/model/cause.ts'
import type { FishboneSpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang } from '../../../app/i18n.tsx'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import { lineWithIntervals, numbersOf } from './boneNumbers.ts'
import type { BoneNumbers } from './boneNumbers.ts'

interface CauseNumbers {
  facts: FishboneFacts | undefined
  /** The figure as the engine has it: words of the legend, the scale of the heat. */
  figure: FishboneFigure | undefined
  /** The line of numbers printed on each bone. */
  lines: ReadonlyMap<string, string>
  numbers: ReadonlyMap<string, BoneNumbers>
  heat: ReadonlyMap<string, HeatStep> | null
  verdicts: ReadonlyMap<string, Confirmation['verdict']>
  main: ReadonlySet<string>
  error: YinguoError | null
}

/** Everything the engine knows of the bones beside their words; the last answer stays while a new one comes. */
export function useCauseNumbers(fishbone: string, spec: FishboneSpec, intervals: boolean): CauseNumbers {
  const lang = useLang()
  const { data: facts } = useEngineQuery('cause.evidence', { fishbone, atMost: spec.atMost, dataset: spec.dataset ?? null })
  const built = useEngineQuery('figure.build', { spec, lang })
  const sheet = useEngineQuery('confirmation.list', { fishbone }).data
  const figure = built.data?.kind === 'fishbone' ? built.data : undefined
  const numbers = useMemo(() => new Map(facts?.bones.flatMap(bone => { const found = numbersOf(bone); return found ? [[bone.bone, found] as const] : [] })), [facts])
  // The same text is the same map: what did not change is not laid out again.
  const linesText = JSON.stringify(spec.evidence ? figure?.outline.flatMap(row => { const found = intervals ? numbers.get(row.id) : undefined; return row.evidence === '' ? [] : [[row.id, found ? lineWithIntervals(found) : row.evidence]] }) ?? [] : [])
  const lines = useMemo(() => new Map(JSON.parse(linesText) as [string, string][]), [linesText])
  const heatText = JSON.stringify(spec.heat.metric === 'none' ? [] : figure?.layout.bones.flatMap(bone => (bone.heat === null ? [] : [[bone.id, bone.heat]])) ?? [])
  const heat = useMemo(() => { const steps = new Map(JSON.parse(heatText) as [string, HeatStep][]); return steps.size > 0 ? steps : null }, [heatText])
  const verdictText = JSON.stringify(sheet?.lines.flatMap(line => (line.record ? [[line.bone, line.record.content.verdict]] : [])) ?? [])
  const verdicts = useMemo(() => new Map(JSON.parse(verdictText) as [string, Confirmation['verdict']][]), [verdictText])
  const main = useMemo(() => new Set([...verdicts].flatMap(([bone, verdict]) => (verdict === 'main' ? [bone] : []))), [verdicts])
  return { facts, figure, lines, numbers, heat, verdicts, main, error: built.error }
}
