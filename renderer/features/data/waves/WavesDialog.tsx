import { AutoComplete, Button, Checkbox, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { DatasetSummary } from '../../../../shared/model/dataset.ts'
import { useEngineCommand, useEngineJob, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { StackPreview } from './StackPreview.tsx'
import './waves.css'

interface Line { chosen: boolean; wave: string; respondent: string | null }

/** Names the waves of data sets, and puts several of one questionnaire into one, the wave a column. */
export function WavesDialog({ list, onClose }: { list: readonly DatasetSummary[]; onClose: () => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const id = useId()
  const setWave = useEngineCommand('stack.setWave')
  const commit = useEngineJob('stack.commit')
  const [lines, setLines] = useState<ReadonlyMap<number, Line>>(() => new Map(list.map(each => [each.id, { chosen: each.wave !== null, wave: each.wave ?? '', respondent: null }])))
  const [name, setName] = useState('')
  const [label, setLabel] = useState(t('merge.wave.column'))
  const lineOf = (dataset: number): Line => lines.get(dataset) ?? { chosen: false, wave: '', respondent: null }
  const change = (dataset: number, part: Partial<Line>): void => setLines(new Map(lines).set(dataset, { ...lineOf(dataset), ...part }))
  const keepWave = (dataset: DatasetSummary): void => {
    const wave = lineOf(dataset.id).wave.trim()
    if (wave !== (dataset.wave ?? '')) void setWave.run({ dataset: dataset.id, wave: wave === '' ? null : wave, label: t('merge.wave.column') })
  }
  const chosen = list.filter(each => lineOf(each.id).chosen)
  const waves = chosen.map(each => lineOf(each.id).wave.trim())
  const linked = chosen.length > 0 && chosen.every(each => lineOf(each.id).respondent !== null)
  const problem = chosen.length < 2 ? t('merge.wave.needTwo') : waves.some(wave => wave === '') || new Set(waves).size < waves.length ? t('merge.wave.needNames') : null
  const parts = chosen.map((each, index) => ({ dataset: each.id, wave: waves[index] ?? '', respondent: linked ? lineOf(each.id).respondent : null }))
  const preview = useEngineQuery('stack.preview', { parts: problem === null ? parts : [] }, { enabled: problem === null })
  const wholeName = name.trim() || t('merge.wave.stackedName', { name: chosen[0]?.name ?? '' }).slice(0, 120)
  const make = (): void => {
    void commit.run({ parts, name: wholeName, label: label.trim() || t('merge.wave.column'), respondentLabel: t('merge.wave.respondent') }).then(done => { onClose(); navigate('data', done.dataset.id) }, () => {})
  }
  const names = (['before', 'after', 'hold'] as const).map(each => ({ value: t(`merge.wave.names.${each}`) }))
  return (
    <Modal
      open title={t('merge.wave.title')} onCancel={onClose} width={760} className="yg-waves"
      footer={[
        <Button key="close" onClick={onClose}>{t('controls.close')}</Button>,
        <Button key="make" type="primary" disabled={problem !== null || preview.data?.matched.length === 0} loading={commit.pending} onClick={make}>{t('merge.wave.commit')}</Button>,
      ]}
    >
      <p className="yg-secondary">{t('merge.wave.hint')}</p>
      <ul className="yg-waves-list">
        {list.map(dataset => {
          const line = lineOf(dataset.id)
          return (
            <li key={dataset.id}>
              <Checkbox checked={line.chosen} aria-label={t('merge.wave.include', { name: dataset.name })} onChange={event => change(dataset.id, { chosen: event.target.checked })} />
              <span className="yg-waves-name">{dataset.name} <span className="yg-secondary yg-num">{t('merge.wave.rows', { n: dataset.rows.toLocaleString(lang) })}</span></span>
              <AutoComplete
                value={line.wave} options={names} placeholder={t('merge.wave.names.before')} aria-label={t('merge.wave.of', { name: dataset.name })} style={{ width: 150 }}
                onChange={wave => change(dataset.id, { wave: String(wave).slice(0, 60) })} onBlur={() => keepWave(dataset)}
              />
              {line.chosen ? <RespondentSelect dataset={dataset} value={line.respondent} onChange={respondent => change(dataset.id, { respondent })} /> : <span />}
            </li>
          )
        })}
      </ul>
      <div className="yg-waves-new">
        <label htmlFor={`${id}-name`}>{t('merge.wave.name')}</label>
        <Input id={`${id}-name`} value={name} maxLength={120} placeholder={wholeName} onChange={event => setName(event.target.value)} />
        <label htmlFor={`${id}-label`}>{t('merge.wave.label')}</label>
        <Input id={`${id}-label`} value={label} maxLength={80} onChange={event => setLabel(event.target.value)} />
      </div>
      <p role="status" className="yg-secondary">{problem}</p>
      {problem === null && preview.data && <StackPreview preview={preview.data} />}
      {commit.pending && <JobProgress progress={commit.progress} onCancel={commit.cancel} />}
      <ErrorNote error={setWave.error ?? commit.error ?? (problem === null ? preview.error : null)} onClose={() => { setWave.clear(); commit.clear() }} />
    </Modal>
  )
}

function RespondentSelect({ dataset, value, onChange }: { dataset: DatasetSummary; value: string | null; onChange: (variable: string | null) => void }): ReactNode {
  const t = useT()
  const variables = useEngineQuery('dataset.get', { dataset: dataset.id }).data?.variables ?? []
  const telling = variables.filter(variable => variable.role === 'id' || variable.role === 'identifier' || variable.kind === 'text' || variable.kind === 'number')
  return (
    <Select
      value={value ?? ''} onChange={next => onChange(next === '' ? null : next)} aria-label={t('merge.wave.linkOf', { name: dataset.name })} style={{ width: 170 }} popupMatchSelectWidth={false}
      options={[{ value: '', label: t('merge.wave.linkNone') }, ...telling.map(variable => ({ value: variable.id, label: variable.label || variable.name }))]}
    />
  )
}
