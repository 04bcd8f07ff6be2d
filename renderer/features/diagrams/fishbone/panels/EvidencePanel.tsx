import { Button } from 'antd'
import { useState } from 'react'
import type { DragEvent, ReactNode } from 'react'
import type { BoneFacts, EvidenceFacts, HeatSource } from '../../../../../shared/causes/facts.ts'
import type { Bone } from '../../../../../shared/model/fishbone.ts'
import type { Evidence } from '../../../../../shared/model/cause.ts'
import { evidenceWords, sourceWords, weightWords } from '../../../../../shared/presentation/causesEvidence.ts'
import { useEngineQuery } from '../../../../app/engine/hooks.ts'
import { useT } from '../../../../app/i18n.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { count, fullValue, mean, percent } from '../../../figure/digits.ts'
import { FactorSelect } from '../../../figure/FactorSelect.tsx'
import { Field, Section } from '../../../figure/Field.tsx'
import { useFactors } from '../../../figure/useFactors.ts'
import { intervalText } from '../boneNumbers.ts'
import type { FishboneSession } from '../session.ts'
import { EvidenceForm } from './EvidenceForm.tsx'
import { usePicture } from './usePicture.ts'

const MOST = 20

/** What a cause rests on, with its numbers of this moment; more is bound to it, a picture also by dropping it here. */
export function EvidencePanel({ session, bone, facts, heat }: { session: FishboneSession; bone: Bone; facts: BoneFacts | undefined; heat: HeatSource | null }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const [adding, setAdding] = useState(false)
  const [over, setOver] = useState(false)
  const { evidence } = bone.content
  const bind = (one: Evidence): void => { setAdding(false); session.setContent(bone.id, { evidence: [...evidence, one] }) }
  const picture = usePicture(attachment => bind({ type: 'picture', attachment, caption: '' }))
  const dropped = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files
    setOver(false)
    if (!file?.type.startsWith('image/')) return
    // A picture is evidence of this bone; any other file is for the window.
    event.preventDefault()
    event.stopPropagation()
    void picture.add(file)
  }
  const numbers = facts?.factor
  return (
    <div className={over ? 'yg-evidence-over' : undefined} onDragOver={event => { if (event.dataTransfer.types.includes('Files')) { event.preventDefault(); event.stopPropagation(); setOver(true) } }} onDragLeave={() => setOver(false)} onDrop={dropped}>
      <Section title={t('diagrams.evidence')}>
        <Field label={t('diagrams.pointsAt')} hint={bone.factor === null ? t('diagrams.pointsHint') : undefined}>
          <FactorSelect factors={factors} value={bone.factor} onChange={factor => session.setFactor(bone.id, factor)} label={t('diagrams.pointsAt')} placeholder={t('diagrams.noFactor')} />
        </Field>
        {numbers && (
          <dl className="yg-evidence yg-num">
            <div><dt>{t('diagrams.evidenceItems')}</dt><dd>{numbers.items}</dd></div>
            <div><dt>n</dt><dd>{count(numbers.n)}</dd></div>
            <div title={fullValue(numbers.share)}><dt>{t('diagrams.evidenceShare')}</dt><dd>{percent(numbers.share)}% <small>{intervalText(numbers.shareCi, percent)}</small></dd></div>
            <div title={fullValue(numbers.mean)}><dt>{t('diagrams.evidenceMean')}</dt><dd>{mean(numbers.mean)} <small>{intervalText(numbers.meanCi, mean)}</small></dd></div>
          </dl>
        )}
        {numbers && <p className="yg-prop-hint">{t('fishbone.editor.ciNote')}</p>}
        {facts && numbers === null && weightWords(t, facts, heat).map(line => <p key={line} className="yg-prop-hint">{line}</p>)}
        {facts && numbers && weightWords(t, { ...facts, factor: null }, heat).map(line => <p key={line} className="yg-prop-hint">{line}</p>)}
        {numbers?.items === 0 && <p className="yg-warning-note">{t('diagrams.factorEmpty')}</p>}
        {(facts?.evidence.length ?? 0) > 0 && (
          <ol className="yg-evidence-list">
            {facts?.evidence.map((one, i) => (
              <li key={i} className={one.type === 'gone' ? 'yg-evidence-gone' : undefined}>
                <div><strong>{t(`causes.evidence.type.${one.type}`)}</strong><button type="button" className="yg-icon-button" aria-label={t('fishbone.editor.unbind', { n: i + 1 })} title={t('fishbone.editor.unbind', { n: i + 1 })} onClick={() => session.setContent(bone.id, { evidence: evidence.filter((_, at) => at !== i) })}>×</button></div>
                <p>{evidenceWords(t, one)}</p>
                {sourceWords(t, one) !== '' && <p className="yg-faint">{sourceWords(t, one)}</p>}
                {one.type === 'picture' && <EvidencePicture facts={one} />}
              </li>
            ))}
          </ol>
        )}
        <ErrorNote error={picture.error} onClose={picture.clear} />
        {adding
          ? <EvidenceForm picture={picture} onBind={bind} onCancel={() => setAdding(false)} />
          : <Button size="small" disabled={evidence.length >= MOST} onClick={() => setAdding(true)}>{t('fishbone.editor.addEvidence')}</Button>}
      </Section>
    </div>
  )
}

function EvidencePicture({ facts }: { facts: Extract<EvidenceFacts, { type: 'picture' }> }): ReactNode {
  const kept = useEngineQuery('attachment.get', { attachment: facts.attachment }).data
  return kept ? <img className="yg-evidence-picture" src={`data:${kept.type};base64,${kept.data}`} alt={facts.caption || facts.name} width={kept.width} height={kept.height} /> : null
}
