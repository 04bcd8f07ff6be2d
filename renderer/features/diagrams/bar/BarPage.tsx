import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import type { BarSpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { ExportMenu } from '../../figure/ExportMenu.tsx'
import { FactorSelect } from '../../figure/FactorSelect.tsx'
import { Field, Section } from '../../figure/Field.tsx'
import { FrameFields } from '../../figure/FrameFields.tsx'
import { SegmentSelect } from '../../figure/SegmentSelect.tsx'
import { questionName, useFactors } from '../../figure/useFactors.ts'
import { useSpecCopy } from '../../figure/useSavedFigure.ts'
import { ChartCanvas } from '../ChartCanvas.tsx'

/** One bar chart: the options of a question, or scores by dimension or item. */
export function BarPage({ id, saved, list }: { id: string; saved: BarSpec; list: ReactNode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { spec, change, error, clear } = useSpecCopy(id, saved)
  const built = useEngineQuery('figure.build', { spec, lang })
  const remove = useEngineCommand('figure.remove')
  const figure = built.data?.kind === 'bar' ? built.data : undefined
  const title = figure?.frame.title ?? spec.frame.title
  const toolbar = (
    <>
      <h2 className="yg-toolbar-title">{title || t('diagrams.kind.bar')}</h2>
      <span className="yg-toolbar-space" />
      <Button onClick={() => { void remove.run({ figure: id }).then(() => navigate('diagrams')) }}>{t('controls.delete')}</Button>
      <ExportMenu spec={spec} name={title || t('diagrams.kind.bar')} disabled={!figure} />
    </>
  )
  return (
    <Workspace list={list} listTitle={t('diagrams.list')} toolbar={toolbar} inspector={<BarInspector spec={spec} onChange={change} />}>
      <ErrorNote error={error ?? remove.error} onClose={clear} />
      {built.error ? <ErrorNote error={built.error} action={<Button size="small" onClick={built.refetch}>{t('controls.retry')}</Button>} /> : figure && <ChartCanvas figure={figure} />}
    </Workspace>
  )
}

function BarInspector({ spec, onChange }: { spec: BarSpec; onChange(spec: BarSpec): void }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const dataset = useEngineQuery('dataset.get', { dataset: spec.dataset }).data
  const questions = dataset?.questions.filter(question => ['single', 'multiple', 'scale', 'matrix', 'ranking'].includes(question.kind)) ?? []
  const { show } = spec
  const first = questions[0]
  return (
    <div className="yg-inspector">
      <Section title={t('diagrams.sourceOfBars')}>
        <Field label={t('derived.segments.select')}><SegmentSelect dataset={spec.dataset} value={spec.segment} onChange={segment => onChange({ ...spec, segment })} /></Field>
        <Field label={t('diagrams.show')}>
          <Select
            className="yg-wide" aria-label={t('diagrams.show')} value={show.type}
            onChange={type => { if (type === 'scores') onChange({ ...spec, show: { type, by: 'dimension', within: null } }); else if (first) onChange({ ...spec, show: { type, question: first.id } }) }}
            options={[{ value: 'scores' as const, label: t('diagrams.showWhat.scores') }, { value: 'frequencies' as const, label: t('diagrams.showWhat.frequencies'), disabled: !first }]}
          />
        </Field>
        {show.type === 'frequencies'
          ? (
              <Field label={t('diagrams.question')}>
                <Select
                  className="yg-wide" aria-label={t('diagrams.question')} value={show.question} popupMatchSelectWidth={360} showSearch={{ optionFilterProp: 'label' }}
                  onChange={question => onChange({ ...spec, show: { ...show, question } })} options={questions.map(question => ({ value: question.id, label: questionName(question) }))}
                />
              </Field>
            )
          : (
              <>
                <Field label={t('diagrams.by')}>
                  <Select
                    className="yg-wide" aria-label={t('diagrams.by')} value={show.by} onChange={by => onChange({ ...spec, show: { ...show, by } })}
                    options={(['dimension', 'item'] as const).map(value => ({ value, label: t(`diagrams.byWhat.${value}`) }))}
                  />
                </Field>
                <Field label={t('diagrams.within')}>
                  <FactorSelect factors={factors} value={show.within} onChange={within => onChange({ ...spec, show: { ...show, within } })} label={t('diagrams.within')} placeholder={t('diagrams.wholeTree')} />
                </Field>
              </>
            )}
      </Section>
      <FrameFields frame={spec.frame} onChange={frame => onChange({ ...spec, frame })} />
    </div>
  )
}
