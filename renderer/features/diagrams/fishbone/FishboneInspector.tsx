import { Button, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { MAX_BONE_LEVEL } from '../../../../shared/model/fishbone.ts'
import type { BoneEvidence } from '../../../../shared/model/fishbone.ts'
import type { FishboneSpec } from '../../../../shared/model/figureSpec.ts'
import { useT } from '../../../app/i18n.tsx'
import { count, fullValue, mean, percent } from '../../figure/digits.ts'
import { Field, Section } from '../../figure/Field.tsx'
import { FactorSelect } from '../../figure/FactorSelect.tsx'
import { FrameFields } from '../../figure/FrameFields.tsx'
import { childrenOf, nodeOf } from '../../figure/hierarchy.ts'
import { useFactors } from '../../figure/useFactors.ts'
import { boneLevel } from './session.ts'
import type { FishboneSession, SessionState } from './session.ts'
import { HEAD } from './spatial.ts'

export interface FishboneInspectorProps {
  session: FishboneSession
  state: SessionState
  evidence: readonly BoneEvidence[]
  spec: FishboneSpec
  onSpec(spec: FishboneSpec): void
}

/** The selected bone: what it says, the factor it points at, the numbers behind it. Below: what the figure shows. */
export function FishboneInspector({ session, state, evidence, spec, onSpec }: FishboneInspectorProps): ReactNode {
  const t = useT()
  const factors = useFactors()
  const bone = nodeOf(state.bones, state.selected)
  const kept = bone !== undefined && !state.edit?.place
  const level = boneLevel(state, state.selected)
  const numbers = evidence.find(each => each.bone === state.selected)
  const big = childrenOf(state.bones, null).length
  return (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{state.selected === HEAD ? state.effect || t('diagrams.unnamed') : bone?.text || t('diagrams.newBone')}</p>
      {state.selected === HEAD
        ? <p className="yg-prop-hint">{t('diagrams.effectHint')}</p>
        : <p className="yg-faint yg-num">{t('diagrams.level', { n: level, max: MAX_BONE_LEVEL })} · {t('diagrams.below', { n: childrenOf(state.bones, state.selected).length })}</p>}
      {big > 6 && <p className="yg-warning-note">{t('diagrams.manyBig', { n: big })}</p>}
      {bone && kept && (
        <Section title={t('diagrams.evidence')}>
          <Field label={t('diagrams.pointsAt')} hint={bone.factor === null ? t('diagrams.pointsHint') : undefined}>
            <FactorSelect factors={factors} value={bone.factor} onChange={factor => session.setFactor(bone.id, factor)} label={t('diagrams.pointsAt')} placeholder={t('diagrams.noFactor')} />
          </Field>
          {bone.factor !== null && numbers && (
            <dl className="yg-evidence yg-num">
              <div><dt>{t('diagrams.evidenceItems')}</dt><dd>{numbers.items}</dd></div>
              <div><dt>n</dt><dd>{count(numbers.n)}</dd></div>
              <div title={fullValue(numbers.share)}><dt>{t('diagrams.evidenceShare')}</dt><dd>{percent(numbers.share)}%</dd></div>
              <div title={fullValue(numbers.mean)}><dt>{t('diagrams.evidenceMean')}</dt><dd>{mean(numbers.mean)}</dd></div>
            </dl>
          )}
          {bone.factor !== null && numbers?.items === 0 && <p className="yg-warning-note">{t('diagrams.factorEmpty')}</p>}
        </Section>
      )}
      {bone && kept && <Button danger onClick={() => session.remove()}>{t('diagrams.removeBone')}</Button>}
      <Section title={t('diagrams.onFigure')}>
        <label className="yg-tickbox">
          <input type="checkbox" checked={spec.evidence} onChange={event => onSpec({ ...spec, evidence: event.target.checked })} />{t('diagrams.printEvidence')}
        </label>
        <Field label={t('diagrams.rule')} hint={t('diagrams.ruleHint')}>
          <div className="yg-prop-row">
            <span>{t('diagrams.ruleBefore')}</span>
            <InputNumber
              className="yg-short" aria-label={t('diagrams.rule')} min={1} max={10} value={spec.atMost}
              onChange={atMost => { if (typeof atMost === 'number' && Number.isInteger(atMost) && atMost >= 1 && atMost <= 10) onSpec({ ...spec, atMost }) }}
            />
            <span>{t('diagrams.ruleAfter')}</span>
          </div>
        </Field>
      </Section>
      <FrameFields frame={spec.frame} onChange={frame => onSpec({ ...spec, frame })} />
    </div>
  )
}
