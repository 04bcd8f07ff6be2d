import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Json, JsonObject } from '../../../../shared/contract/analysis.ts'
import { likelyTarget } from '../../../../shared/model/likelyTarget.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useEngineJob } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'

export interface RankSampleProps { dataset: number; variables: readonly Variable[]; target: string | null; have: number; onTarget(target: string): void }

const REPLICATES = 500
const object = (value: Json | undefined): JsonObject => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {})

/** How many respondents would tell the first priority from the second; worked out only when asked for. */
export function RankSample({ dataset, variables, target, have, onTarget }: RankSampleProps): ReactNode {
  const t = useT()
  const work = useEngineJob('analysis.compute')
  const [sentence, setSentence] = useState('')
  const items = variables.filter(variable => variable.scale !== null && variable.role === 'answer')
  const chosen = items.find(({ id }) => id === target)?.id ?? likelyTarget(items)
  const possible = chosen !== null && items.some(variable => variable.factor !== null && variable.id !== chosen)
  const run = (): void => {
    if (chosen === null) return
    setSentence('')
    work.run({ method: 'priority', dataset, target: chosen, bootstrap: REPLICATES }).then(({ result }) => {
      const labels = new Map((Array.isArray(result['rows']) ? result['rows'] : []).map(row => [String(object(row)['item']), String(object(row)['label'] ?? object(row)['item'])]))
      const pairs = object(result['bootstrap'])['neighbours']
      const first = Array.isArray(pairs) ? object(pairs[0]) : {}
      const said = { upper: labels.get(String(first['upper'])) ?? '', lower: labels.get(String(first['lower'])) ?? '', have }
      const n = first['n_needed']
      if (said.upper === '') { setSentence(t('fill.sampling.rankNoFactors')); return }
      setSentence(typeof n !== 'number' ? t('fill.sampling.rankNone', said) : n <= have ? t('fill.sampling.rankTold', { ...said, n }) : t('fill.sampling.rankNeeded', { ...said, n }))
    }, () => {})
  }
  return (
    <section className="yg-card" aria-labelledby="sampling-rank">
      <h3 className="yg-h2" id="sampling-rank">{t('fill.sampling.rank')}</h3>
      <p className="yg-secondary">{t('fill.sampling.rankLead')}</p>
      {possible
        ? (
            <div className="yg-sampling-head">
              <Select aria-label={t('fill.sampling.target')} value={chosen} onChange={onTarget} popupMatchSelectWidth={false} style={{ minWidth: 220 }} options={items.map(({ id, label, name }) => ({ value: id, label: label || name }))} />
              <Button onClick={run} loading={work.pending}>{t('fill.sampling.rankRun')}</Button>
            </div>
          )
        : <p className="yg-faint">{t('fill.sampling.rankNoFactors')}</p>}
      <p role="status">{sentence}</p>
      <ErrorNote error={work.error} onClose={work.clear} />
    </section>
  )
}
