import { Button, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { MAX_BONE_LEVEL } from '../../../../../shared/model/fishbone.ts'
import type { FishboneFacts } from '../../../../../shared/causes/facts.ts'
import { useT } from '../../../../app/i18n.tsx'
import { shortcutText } from '../../../../app/shortcut.ts'
import { Field, Section, TextField } from '../../../figure/Field.tsx'
import { childrenOf, nodeOf } from '../../../figure/hierarchy.ts'
import type { EditorTools } from '../boneKeys.ts'
import { boneLevel } from '../session.ts'
import type { FishboneSession, SessionState } from '../session.ts'
import { HEAD } from '../spatial.ts'
import { ConfirmationState } from './ConfirmationState.tsx'
import { EvidencePanel } from './EvidencePanel.tsx'
import { Exclusion } from './Exclusion.tsx'
import { LinkList } from './LinkList.tsx'

interface BonePanelProps {
  fishbone: string
  session: FishboneSession
  state: SessionState
  tools: EditorTools
  facts: FishboneFacts | undefined
  prompts: readonly string[]
  onCard(bone: string): void
}

/** The selected bone: questions at it, what it rests on, whether it counts, what it leads to. Several: what can be done with all of them. */
export function BonePanel({ fishbone, session, state, tools, facts, prompts, onCard }: BonePanelProps): ReactNode {
  const t = useT()
  const { selected } = state
  const bone = nodeOf(state.bones, selected)
  if (state.chosen.size > 1) return <ManyPanel session={session} state={state} tools={tools} />
  if (selected === HEAD) {
    return (
      <div className="yg-inspector">
        <p className="yg-inspector-lead">{state.effect || t('diagrams.unnamed')}</p>
        <p className="yg-prop-hint">{t(`fishbone.editor.effectHint.${state.settings.type}`)}</p>
        <LinkList session={session} state={state} />
      </div>
    )
  }
  const kept = bone !== undefined && !state.edit?.place && !bone.id.startsWith('new-')
  return (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{bone?.text || t('diagrams.newBone')}</p>
      <p className="yg-faint yg-num">{t('diagrams.level', { n: boneLevel(state, selected), max: MAX_BONE_LEVEL })} · {t('diagrams.below', { n: childrenOf(state.bones, selected).length })}</p>
      {prompts.length > 0 && (
        <Section title={t('fishbone.editor.prompts')}><ul className="yg-prompt-list">{prompts.map(prompt => <li key={prompt}>{prompt}</li>)}</ul></Section>
      )}
      {bone && kept && (
        <>
          <EvidencePanel key={bone.id} session={session} bone={bone} facts={facts?.bones.find(each => each.bone === bone.id)} heat={facts?.heat ?? null} />
          <TextField key={`note-${bone.id}`} label={t('fishbone.editor.note')} value={bone.content.note} maxLength={4000} rows={2} onCommit={note => session.setContent(bone.id, { note })} />
          {state.settings.mode === 'vote' && (
            <Field label={t('fishbone.editor.votes')}>
              <InputNumber className="yg-short" aria-label={t('fishbone.editor.votes')} min={0} max={1000} precision={0} value={bone.content.votes} onChange={votes => session.setContent(bone.id, { votes: typeof votes === 'number' ? votes : null })} />
            </Field>
          )}
          <Exclusion key={`excluded-${bone.id}`} session={session} bone={bone} bones={state.bones} />
          {bone.parent !== null && <ConfirmationState fishbone={fishbone} bone={bone.id} onCard={onCard} />}
          <LinkList session={session} state={state} />
          <span className="yg-prop-row">
            <Button size="small" title={shortcutText('Mod+D')} onClick={() => session.duplicate()}>{t('fishbone.editor.duplicate')}</Button>
            <Button size="small" title={shortcutText('Mod+.')} onClick={() => tools.focus(bone.id)}>{t('fishbone.editor.focus')}</Button>
            <Button size="small" danger title={shortcutText('Delete')} onClick={() => session.remove()}>{t('diagrams.removeBone')}</Button>
          </span>
        </>
      )}
    </div>
  )
}

function ManyPanel({ session, state, tools }: { session: FishboneSession; state: SessionState; tools: EditorTools }): ReactNode {
  const t = useT()
  return (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{t('fishbone.editor.chosen', { n: state.chosen.size })}</p>
      <ul className="yg-chosen">{state.bones.filter(bone => state.chosen.has(bone.id)).map(bone => <li key={bone.id}>{bone.text}</li>)}</ul>
      <span className="yg-prop-row">
        <Button size="small" title={shortcutText('Mod+M')} disabled={state.chosen.size !== 2} onClick={() => tools.merge()}>{t('fishbone.editor.merge')}</Button>
        <Button size="small" title={shortcutText('Mod+D')} onClick={() => session.duplicate()}>{t('fishbone.editor.duplicate')}</Button>
        <Button size="small" danger title={shortcutText('Delete')} onClick={() => session.remove()}>{t('fishbone.editor.removeChosen')}</Button>
      </span>
      <p className="yg-prop-hint">{t('fishbone.editor.manyHint')}</p>
    </div>
  )
}
