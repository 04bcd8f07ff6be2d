import { Button, InputNumber } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { formNames } from '../../../../shared/forms/names.ts'
import { outlineOfForm } from '../../../../shared/forms/outline.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import { isSection } from '../../../../shared/model/form.ts'
import type { FormNode, FormQuestion, PlacedNode } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { useFactors } from '../../figure/useFactors.ts'
import { BulkDialog } from '../design/BulkDialog.tsx'
import { withWords } from '../design/nodeTexts.ts'
import { useCalmNode } from './useCalmNode.ts'
import type { Designer } from '../design/useDesigner.ts'
import { CodeField } from './CodeField.tsx'
import { ConditionBuilder } from './ConditionBuilder.tsx'
import { FactorField } from './FactorField.tsx'
import { KindField } from './KindField.tsx'
import { OptionProperties } from './OptionProperties.tsx'
import { RowProperties } from './RowProperties.tsx'
import { ScaleProperties } from './ScaleProperties.tsx'
import { SkipEditor } from './SkipEditor.tsx'

/** Everything of a question or a section that is not written in the canvas. */
export function NodeProperties({ designer, placed }: { designer: Designer; placed: PlacedNode }): ReactNode {
  const t = useT()
  const { draft, actions, language, form } = designer
  const [node, change] = useCalmNode(draft, placed, actions)
  const commit = (next: (node: FormNode) => FormNode): void => { change(next); void actions.flush() }
  const outline = useMemo(() => outlineOfForm(form), [form])
  const at = outline.nodes.findIndex(each => each.id === placed.id)
  const before = useMemo(() => formNames({ ...outline, nodes: outline.nodes.slice(0, Math.max(at, 0)) }), [outline, at])
  return (
    <div className="yg-inspector" onBlur={event => { if (!event.currentTarget.contains(event.relatedTarget)) void actions.flush() }}>
      {!isSection(node) && <KindField node={node} onConvert={kind => { void actions.convert(placed.id, kind) }} />}
      <CodeField label={t('designer.properties.code')} value={node.code} onCommit={code => commit(now => ({ ...now, code }))} />
      {!isSection(node) && <QuestionProperties node={node} change={next => change(now => (isSection(now) ? now : next(now)))} designer={designer} placed={placed} />}
      <Section title={t('designer.logic.show')}>
        <ConditionBuilder key={placed.id} label={t('designer.logic.show')} value={node.show} names={before} onChange={show => commit(now => ({ ...now, show }))} />
      </Section>
      {!isSection(node) && node.kind !== 'description' && (
        <Section title={t('designer.logic.skip')}>
          <SkipEditor
            key={placed.id} skip={node.skip} names={formNames({ ...outline, nodes: outline.nodes.slice(0, at + 1) })}
            targets={outline.nodes.slice(at + 1).map(each => ({ code: each.node.code, label: `${each.node.code} ${wordsIn(each.node.text, language)}` }))}
            onChange={skip => commit(now => (isSection(now) ? now : { ...now, skip }))}
          />
        </Section>
      )}
      {!isSection(node) && (
        <Section title={t('designer.properties.origin')}>
          <TextField label={t('designer.properties.source')} value={node.source} maxLength={500} rows={2} onCommit={source => commit(now => (isSection(now) ? now : { ...now, source }))} />
        </Section>
      )}
    </div>
  )
}

function QuestionProperties({ node, change, designer, placed }: { node: FormQuestion; change(next: (node: FormQuestion) => FormQuestion): void; designer: Designer; placed: PlacedNode }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const { actions, language } = designer
  const [bulk, setBulk] = useState<'options' | 'rows' | null>(null)
  const put = (part: Record<string, unknown>): void => change(now => ({ ...now, ...part }) as FormQuestion)
  const count = (name: string, label: string, value: number | null, min: number, max: number): ReactNode => (
    <label className="yg-prop"><span className="yg-prop-label">{label}</span><InputNumber className="yg-wide" precision={0} min={min} max={max} value={value} onChange={next => put({ [name]: typeof next === 'number' ? next : null })} /></label>
  )
  return (
    <>
      <label className="yg-tickbox"><input type="checkbox" disabled={node.kind === 'description'} checked={node.required} onChange={event => put({ required: event.target.checked })} />{t('designer.properties.required')}</label>
      {'scale' in node && <ScaleProperties title={t('designer.properties.scale')} scale={node.scale} language={language} onChange={scale => put({ scale })} />}
      {node.kind === 'scale' && <label className="yg-tickbox"><input type="checkbox" checked={node.reversed === true} onChange={event => change(now => { const { reversed: _, ...rest } = now as Extract<FormQuestion, { kind: 'scale' }>; return event.target.checked ? { ...rest, reversed: true } : rest })} />{t('designer.properties.reversed')}</label>}
      {node.kind === 'paired' && (['importance', 'performance'] as const).map(side => <ScaleProperties key={side} title={t(`form.side.${side}`)} scale={node[side]} language={language} onChange={scale => put({ [side]: scale })} />)}
      {'options' in node && (
        <Section title={t('designer.properties.options')}>
          <OptionProperties options={node.options} multiple={node.kind === 'multiple'} language={language} onChange={options => put({ options })} />
          <Button size="small" onClick={() => { void actions.flush(); setBulk('options') }}>{t('designer.bulk.options')}</Button>
        </Section>
      )}
      {node.kind === 'multiple' && <div className="yg-prop-pair">{count('least', t('designer.properties.least'), node.least, 0, node.options.length)}{count('most', t('designer.properties.most'), node.most, 1, node.options.length)}</div>}
      {node.kind === 'ranking' && count('places', t('designer.properties.places'), node.places, 1, node.options.length)}
      {node.kind === 'number' && (
        <>
          <div className="yg-prop-pair">
            {(['min', 'max'] as const).map(end => <label key={end} className="yg-prop"><span className="yg-prop-label">{t(`designer.properties.${end}`)}</span><InputNumber className="yg-wide" value={node[end]} onChange={value => put({ [end]: typeof value === 'number' ? value : null })} /></label>)}
          </div>
          <label className="yg-tickbox"><input type="checkbox" checked={node.whole} onChange={event => put({ whole: event.target.checked })} />{t('designer.properties.whole')}</label>
          <TextField label={t('designer.text.unit')} value={node.unit[language] ?? ''} maxLength={40} onCommit={words => put({ unit: withWords(node.unit, language, words) })} />
        </>
      )}
      {node.kind === 'text' && <label className="yg-prop"><span className="yg-prop-label">{t('designer.properties.lines')}</span><InputNumber className="yg-wide" precision={0} min={1} max={20} value={node.lines} onChange={value => { if (typeof value === 'number') put({ lines: value }) }} /></label>}
      {node.kind === 'date' && <label className="yg-tickbox"><input type="checkbox" checked={node.time} onChange={event => put({ time: event.target.checked })} />{t('designer.properties.time')}</label>}
      {'rows' in node
        ? (
            <Section title={t('designer.properties.rows')}>
              <RowProperties rows={node.rows} reversible={node.kind === 'matrixScale' || node.kind === 'paired'} language={language} factors={factors} onChange={rows => put({ rows })} onCommit={() => { void actions.flush() }} />
              <Button size="small" onClick={() => { void actions.flush(); setBulk('rows') }}>{t('designer.bulk.rows')}</Button>
            </Section>
          )
        : node.kind !== 'description' && (
          <Field label={t('designer.properties.factor')}>
            <FactorField factors={factors} value={node.factor} label={t('designer.properties.factor')} onChange={factor => put({ factor })} />
          </Field>
        )}
      {['single', 'scale', 'number', 'nps'].includes(node.kind) && (
        <div className="yg-attention">
          <label className="yg-tickbox"><input type="checkbox" checked={node.attention !== null} onChange={event => put({ attention: event.target.checked ? { expected: 'scale' in node ? node.scale.max : 'options' in node ? node.options[0]?.code ?? 1 : 1 } : null })} />{t('designer.properties.attention')}</label>
          {node.attention && (
            <label className="yg-prop-row">{t('designer.properties.expected')}
              <InputNumber size="small" className="yg-short" aria-label={t('designer.properties.expected')} value={node.attention.expected} onChange={value => { if (typeof value === 'number') put({ attention: { expected: value } }) }} />
            </label>
          )}
        </div>
      )}
      {bulk && <BulkDialog node={node} what={bulk} language={language} onClose={() => setBulk(null)} onTake={async lines => { if (await actions.bulk(placed.id, bulk, lines)) setBulk(null) }} />}
    </>
  )
}
