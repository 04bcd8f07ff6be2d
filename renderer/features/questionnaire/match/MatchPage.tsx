import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import type { FormPageProps } from '../pages.ts'
import { MatchTable } from './MatchTable.tsx'
import type { ChosenPair } from './MatchTable.tsx'

/** 对应数据: a data set that was imported before the questionnaire was there, or without it. */
export default function MatchPage({ form }: FormPageProps): ReactNode {
  const t = useT()
  const datasets = useEngineQuery('dataset.list', {})
  const forms = useEngineQuery('form.list', {})
  const [wanted, setDataset] = useState<number | null>(null)
  const [pairs, setPairs] = useState<ChosenPair[] | null>(null)
  const [done, setDone] = useState<{ factors: number; otherCodes: string[] } | null>(null)
  const apply = useEngineCommand('form.applyMatch')
  const dataset = datasets.data?.find(({ id }) => id === wanted)?.id ?? datasets.data?.[0]?.id ?? null
  const match = useEngineQuery('form.match', { form: form.id, source: { kind: 'dataset', dataset: dataset ?? 1 }, pairs }, { enabled: dataset !== null })
  const bound = new Set(forms.data?.find(({ id }) => id === form.id)?.data.map(each => each.dataset) ?? [])
  const run = (): void => {
    if (!match.data || dataset === null) return
    apply.run({ dataset, form: form.id, version: match.data.version, pairs: match.data.pairs.map(({ column, variable }) => ({ column, variable })) }).then(setDone, () => {})
  }
  if (datasets.data?.length === 0) return <EmptyPlace sentence={t('fill.match.noData')} action={<Button type="primary" onClick={() => navigate('data')}>{t('questionnaire.goImport')}</Button>} example={t('fill.match.noDataExample')} />
  return (
    <div className="yg-page">
      <h2 className="yg-h1">{t('fill.match.title')}</h2>
      <p className="yg-secondary">{t('fill.match.lead')}</p>
      <div className="yg-match-head">
        <Select
          aria-label={t('fill.match.dataset')} value={dataset} popupMatchSelectWidth={false} style={{ minWidth: 220 }} onChange={value => { setDataset(value); setPairs(null); setDone(null) }}
          options={(datasets.data ?? []).map(({ id, name }) => ({ value: id, label: bound.has(id) ? `${name} · ${t('fill.match.bound')}` : name }))}
        />
        {match.data && <span className="yg-num yg-faint">{t('fill.match.version')} {match.data.version === 0 ? form.version + 1 : match.data.version}</span>}
      </div>
      <ErrorNote error={datasets.error ?? match.error ?? apply.error} onClose={apply.clear} />
      {match.data && <MatchTable match={match.data} onPairs={chosen => { setPairs(chosen); setDone(null) }} />}
      <div className="yg-match-foot">
        <Button type="primary" disabled={!match.data || match.data.pairs.length === 0 || apply.pending} onClick={run}>{t('fill.match.apply')}</Button>
        <span role="status">{done && t('fill.match.applied', { n: done.factors })}</span>
      </div>
      {done && done.otherCodes.length > 0 && <p className="yg-tag-warning">{t('fill.match.otherCodes')}: {done.otherCodes.join('、')}</p>}
    </div>
  )
}
