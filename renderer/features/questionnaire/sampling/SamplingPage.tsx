import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { percentNumber } from '../../../../shared/figures/rounding.ts'
import { samplingPlan } from '../../../../shared/model/samplingPlan.ts'
import type { SamplingPlan } from '../../../../shared/model/samplingPlan.ts'
import { achievedMargin, neededSample, toIssue } from '../../../../shared/stats/sampleSize.ts'
import type { SampleDesign } from '../../../../shared/stats/sampleSize.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { LedgerCard } from '../../overview/LedgerCard.tsx'
import '../../overview/overview.css'
import { PlanNumber } from './PlanNumber.tsx'
import { Quotas } from './Quotas.tsx'
import { RankSample } from './RankSample.tsx'
import './sampling.css'

const designOf = (plan: SamplingPlan): SampleDesign => ({ share: plan.share / 100, confidence: plan.confidence / 100, population: plan.population, designEffect: plan.designEffect })

/** 抽样计划: how many, of whom, how many to issue; beside what came back. */
export default function SamplingPage(): ReactNode {
  const t = useT()
  const lang = useLang()
  const studies = useEngineQuery('study.list', { kind: 'samplingPlan' })
  const datasets = useEngineQuery('dataset.list', {})
  const save = useEngineCommand('study.save')
  const remove = useEngineCommand('study.remove')
  const update = useEngineCommand('dataset.update')
  const [chosen, choose] = useState<string | null>(null)
  const study = studies.data?.find(({ id }) => id === chosen) ?? studies.data?.[0]
  const parsed = samplingPlan.safeParse(study?.content ?? {})
  const plan = parsed.success ? parsed.data : samplingPlan.parse({})
  const [name, setName] = useState('')
  useEffect(() => setName(study?.name ?? ''), [study?.name])
  const keep = (patch: Partial<SamplingPlan>): void => {
    void save.run({ study: study?.id ?? null, kind: 'samplingPlan', name: study?.name ?? t('fill.sampling.planName'), content: { ...plan, ...patch } }).then(({ id }) => choose(id), () => {})
  }
  const dataset = datasets.data?.find(({ id }) => id === plan.dataset) ?? datasets.data?.[0]
  const variables = useEngineQuery('dataset.get', { dataset: dataset?.id ?? 1 }, { enabled: dataset !== undefined, keepPrevious: false }).data
  const design = designOf(plan)
  const needed = neededSample(design, plan.margin / 100)
  const issue = needed === null ? null : toIssue(needed, plan.responseRate / 100, plan.validRate / 100)
  const valid = dataset?.ledger.valid ?? 0
  const got = achievedMargin(design, valid)
  const number = (value: number | null): string => (value === null ? '–' : value.toLocaleString(lang))

  return (
    <div className="yg-page yg-sampling">
      <div className="yg-sampling-head">
        <h2 className="yg-h1">{t('fill.page.sampling')}</h2>
        {(studies.data?.length ?? 0) > 1 && <Select aria-label={t('fill.sampling.plan')} value={study?.id} onChange={choose} options={(studies.data ?? []).map(each => ({ value: each.id, label: each.name }))} popupMatchSelectWidth={false} />}
        {study && <input className="yg-input yg-sampling-name" aria-label={t('fill.sampling.name')} value={name} maxLength={200} onChange={event => setName(event.target.value)} onBlur={() => { if (name.trim() !== '' && name.trim() !== study.name) void save.run({ study: study.id, kind: 'samplingPlan', name: name.trim(), content: plan }) }} />}
        <Button onClick={() => { void save.run({ study: null, kind: 'samplingPlan', name: t('fill.sampling.planName'), content: samplingPlan.parse({ dataset: dataset?.id ?? null }) }).then(({ id }) => choose(id), () => {}) }}>{t('fill.sampling.newPlan')}</Button>
        {study && <Button onClick={() => { void remove.run({ study: study.id }) }}>{t('fill.sampling.remove')}</Button>}
      </div>
      <p className="yg-secondary">{t('fill.sampling.lead')}</p>
      <ErrorNote error={studies.error ?? save.error ?? remove.error ?? update.error ?? datasets.error} onClose={() => { save.clear(); remove.clear(); update.clear() }} />
      <div className="yg-sampling-grid">
        <section className="yg-card" aria-labelledby="sampling-size">
          <h3 className="yg-h2" id="sampling-size">{t('fill.sampling.size')}</h3>
          <div className="yg-sampling-fields">
            <PlanNumber label={t('fill.sampling.margin')} value={plan.margin} min={0.1} max={50} step={0.5} unit="%" onChange={margin => keep({ margin: margin ?? 5 })} />
            <PlanNumber label={t('fill.sampling.confidence')} value={plan.confidence} min={50} max={99.9} step={1} unit="%" onChange={confidence => keep({ confidence: confidence ?? 95 })} />
            <PlanNumber label={t('fill.sampling.share')} value={plan.share} min={0.1} max={99.9} step={5} unit="%" onChange={share => keep({ share: share ?? 50 })} />
            <PlanNumber label={t('fill.sampling.population')} value={plan.population} min={1} max={10_000_000_000} step={100} placeholder={t('fill.sampling.unlimited')} onChange={population => keep({ population })} />
            <PlanNumber label={t('fill.sampling.design')} value={plan.designEffect} min={0.1} max={20} step={0.1} onChange={designEffect => keep({ designEffect: designEffect ?? 1 })} />
            <PlanNumber label={t('fill.sampling.response')} value={plan.responseRate} min={1} max={100} step={5} unit="%" onChange={responseRate => keep({ responseRate: responseRate ?? 90 })} />
            <PlanNumber label={t('fill.sampling.valid')} value={plan.validRate} min={1} max={100} step={1} unit="%" onChange={validRate => keep({ validRate: validRate ?? 95 })} />
          </div>
          <dl className="yg-sampling-result">
            <div><dt>{t('fill.sampling.needed')}</dt><dd data-needed>{number(needed)}</dd></div>
            <div><dt>{t('fill.sampling.issue')}</dt><dd data-issue>{number(issue)}</dd></div>
          </dl>
          <p className="yg-faint">{t('fill.sampling.formula')}</p>
          <p className="yg-faint">{t('fill.sampling.srs')}</p>
        </section>
        {dataset
          ? (
              <div className="yg-sampling-side">
                <LedgerCard dataset={dataset} chooser={(
                  <Select aria-label={t('fill.sampling.dataset')} value={dataset.id} onChange={id => keep({ dataset: id, strata: [] })} popupMatchSelectWidth={false} options={(datasets.data ?? []).map(each => ({ value: each.id, label: each.name }))} />
                )} />
                <section className="yg-card" aria-labelledby="sampling-got">
                  <h3 className="yg-h2" id="sampling-got">{t('fill.sampling.achieved')}</h3>
                  <PlanNumber label={t('fill.sampling.issued')} value={dataset.ledger.issued} min={0} max={10_000_000} step={10} onChange={issued => { void update.run({ dataset: dataset.id, issued }) }} />
                  <p className="yg-faint">{t('fill.sampling.unknownIssued')}</p>
                  {got !== null && <p>{t('fill.sampling.achievedMargin', { n: valid, margin: percentNumber(got), confidence: `${plan.confidence}%`, share: `${plan.share}%` })}</p>}
                  {needed !== null && <p className={valid >= needed ? 'yg-sampling-enough' : 'yg-sampling-short'}>{valid >= needed ? t('fill.sampling.enough') : t('fill.sampling.short', { n: needed - valid })}</p>}
                </section>
              </div>
            )
          : <p className="yg-secondary">{t('fill.sampling.noData')}</p>}
      </div>
      {dataset && variables && (
        <>
          <Quotas dataset={dataset.id} variables={variables.variables} strata={plan.strata} needed={needed ?? 0} onStrata={strata => keep({ strata, dataset: dataset.id })} />
          <RankSample dataset={dataset.id} variables={variables.variables} target={plan.target} have={valid} onTarget={target => keep({ target, dataset: dataset.id })} />
        </>
      )}
    </div>
  )
}
