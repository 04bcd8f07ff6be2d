import { Button, Input, InputNumber, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { chosenOrder } from '../../../../shared/model/chosenOrder.ts'
import { coefficientText, meanText } from '../../../../shared/figures/rounding.ts'
import { descendingRanks } from '../../../../shared/stats/priority.ts'
import { predictedChange } from '../../../../shared/stats/whatIf.ts'
import { useEngineJob, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { Field, Section } from '../../figure/Field.tsx'
import type { ImprovementData } from '../index.tsx'
import { Predictions } from './Predictions.tsx'
import { useEffects } from './useEffects.ts'

const LEVEL = 0.9
const signed = (value: number): string => (value > 0 ? `+${meanText(value)}` : meanText(value))

/** 模拟: items raised by so many points, and what the outcome would do if the relation were one of cause and effect. */
export function WhatIfPage({ saved, dataset, chooser }: ImprovementData): ReactNode {
  const t = useT()
  const [by, setBy] = useState<'regression' | 'pls'>('regression')
  const [model, setModel] = useState<string | null>(null)
  const [raises, setRaises] = useState<Readonly<Record<string, number>>>({})
  const [name, setName] = useState('')
  const models = useEngineQuery('study.list', { kind: 'pathModel' }).data ?? []
  const orders = useEngineQuery('study.list', { kind: 'chosenOrder' }).data
  const keep = useEngineJob('whatIf.keep')
  const params = { dataset: dataset.id, segment: saved.segment, target: saved.target, items: saved.items, by, pathModel: by === 'pls' ? model ?? models[0]?.id ?? null : null, bootstrap: 1000, seed: saved.seed } as const
  const { data, error, progress } = useEffects(params)
  const replicates = useMemo(() => Float64Array.from(data?.replicates ?? []), [data])
  const costs = useMemo(() => {
    const read = chosenOrder.safeParse(orders?.find(({ id }) => id === saved.chosenOrder)?.content)
    return new Map(read.success ? read.data.items.flatMap(({ item, cost }) => (cost === null ? [] : [[item, cost] as const])) : [])
  }, [orders, saved.chosenOrder])
  const items = data?.items ?? []
  const wished = items.map(({ item, score }) => Math.min(raises[item] ?? 0, score === null ? 0 : 100 - score))
  const effects = { effects: items.map(({ effect }) => effect), replicates }
  const whole = data ? predictedChange(effects, wished, LEVEL) : null
  const each = items.map(({ effect }, i) => (effect === null ? null : effect * wished[i]!))
  const perCost = items.map(({ item }, i) => { const cost = costs.get(item); return cost === undefined || each[i] === null || wished[i] === 0 ? null : each[i]! / cost })
  const ranks = descendingRanks(perCost)
  const some = wished.some(points => points !== 0)
  const toolbar = (
    <>
      <Segmented aria-label={t('improvement.whatIf.by')} value={by} onChange={setBy} options={(['regression', 'pls'] as const).map(value => ({ value, label: t(`improvement.whatIf.source.${value}`), disabled: value === 'pls' && models.length === 0 }))} />
      {by === 'pls' && <Select aria-label={t('analysis.field.savedModel')} value={params.pathModel} options={models.map(({ id, name: label }) => ({ value: id, label }))} onChange={setModel} />}
      <span className="yg-toolbar-space" />
      <Button size="small" disabled={!some} onClick={() => setRaises({})}>{t('improvement.whatIf.reset')}</Button>
      {chooser}
    </>
  )
  const keepIt = (): void => {
    const list = items.flatMap(({ item }, i) => (wished[i] === 0 ? [] : [{ item, points: wished[i]! }]))
    keep.run({ ...params, name: name.trim(), raises: list, level: LEVEL }).then(() => setName(''), () => {})
  }
  const inspector = (
    <div className="yg-inspector">
      <Section title={t('improvement.whatIf.keepTitle')}>
        <Field label={t('improvement.whatIf.name')} hint={t('improvement.whatIf.keepHint')}><Input value={name} maxLength={200} aria-label={t('improvement.whatIf.name')} onChange={event => setName(event.target.value)} /></Field>
        <Button size="small" type="primary" disabled={!some || name.trim() === '' || keep.pending || whole?.interval === null} onClick={keepIt}>{t('improvement.whatIf.keep')}</Button>
        <ErrorNote error={keep.error} onClose={keep.clear} />
        {keep.pending && <JobProgress progress={keep.progress} onCancel={keep.cancel} />}
      </Section>
    </div>
  )
  return (
    <Workspace name="improvement" toolbar={toolbar} inspector={inspector}>
      <ErrorNote error={error} />
      {!data && !error && <JobProgress progress={progress} />}
      {data && !error && (
        <div className="yg-whatif">
          <section className="yg-whatif-answer" aria-live="polite" aria-label={t('improvement.whatIf.answer')}>
            <span>{t('improvement.whatIf.target', { target: data.target.label, score: data.target.score === null ? '–' : meanText(data.target.score), n: data.target.n })}</span>
            <strong>{whole?.change === null || whole === null ? '–' : signed(whole.change)}</strong>
            <span>{whole?.interval && some ? t('improvement.whatIf.interval', { level: 100 * LEVEL, low: signed(whole.interval[0]), high: signed(whole.interval[1]) }) : t('improvement.whatIf.move')}</span>
          </section>
          <table className="yg-whatif-items" aria-label={t('improvement.whatIf.items')}>
            <thead><tr>
              <th scope="col">{t('priority.column.item')}</th><th scope="col">{t('priority.column.score')}</th><th scope="col">{t('improvement.whatIf.effect')}</th><th scope="col">{t('priority.stability.ci')}</th><th scope="col" colSpan={2}>{t('improvement.whatIf.raise')}</th><th scope="col">{t('improvement.whatIf.change')}</th>
              {costs.size > 0 && <><th scope="col">{t('figures.priority.column.cost')}</th><th scope="col">{t('improvement.whatIf.perCost')}</th><th scope="col">{t('priority.column.rank')}</th></>}
            </tr></thead>
            <tbody>
              {items.map((item, i) => {
                const room = item.score === null ? 0 : Math.floor(100 - item.score)
                const put = (points: number): void => setRaises({ ...raises, [item.item]: Math.max(0, Math.min(room, points)) })
                return (
                  <tr key={item.item}>
                    <th scope="row" title={item.label}>{item.label}</th><td>{item.score === null ? '–' : meanText(item.score)}</td><td>{item.effect === null ? '–' : coefficientText(item.effect)}</td><td>{item.interval ? `[${coefficientText(item.interval[0])}, ${coefficientText(item.interval[1])}]` : '–'}</td>
                    <td><input type="range" min={0} max={room} step={1} value={wished[i]!} disabled={item.effect === null} aria-label={t('improvement.whatIf.raiseOf', { item: item.label })} aria-valuetext={t('improvement.whatIf.pointsOf', { points: wished[i]! })} onChange={event => put(Number(event.target.value))} /></td>
                    <td><InputNumber size="small" controls={false} style={{ width: 52 }} min={0} max={room} value={wished[i]!} disabled={item.effect === null} aria-label={t('improvement.whatIf.pointsFor', { item: item.label })} onChange={points => put(points ?? 0)} /></td>
                    <td>{each[i] === null || wished[i] === 0 ? '–' : signed(each[i]!)}</td>
                    {costs.size > 0 && <><td>{costs.get(item.item) ?? '–'}</td><td>{perCost[i] === null ? '–' : coefficientText(perCost[i]!)}</td><td>{ranks[i] ?? '–'}</td></>}
                  </tr>
                )
              })}
            </tbody>
          </table>
          <p className="yg-faint">{t(by === 'pls' ? 'improvement.whatIf.noteModel' : 'improvement.whatIf.note', { n: data.n, r2: data.r2 === null ? '–' : coefficientText(data.r2), B: data.bootstrap, seed: data.seed })}</p>
          <Predictions />
        </div>
      )}
    </Workspace>
  )
}
