import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FishboneState } from '../../../../../shared/model/fishbone.ts'
import { useEngineCommand } from '../../../../app/engine/hooks.ts'
import { useT } from '../../../../app/i18n.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { dayTime } from '../../../../ui/dayTime.ts'

/** States of the diagram that were kept: keep one, list, compare, restore, remove. */
export function VersionPanel({ fishbone, states, onCompare, onRestore }: { fishbone: string; states: readonly FishboneState[]; onCompare(from: string): void; onRestore(state: string): void }): ReactNode {
  const t = useT()
  const keep = useEngineCommand('fishbone.keepState')
  const remove = useEngineCommand('fishbone.removeState')
  const [name, setName] = useState('')
  const suggested = t('fishbone.editor.stateNumber', { n: states.length + 1 })
  return (
    <div className="yg-inspector">
      <p className="yg-prop-hint">{t('fishbone.editor.statesHint')}</p>
      <ErrorNote error={keep.error ?? remove.error} onClose={() => { keep.clear(); remove.clear() }} />
      <form className="yg-prop-row" onSubmit={event => { event.preventDefault(); void keep.run({ fishbone, name: name.trim() || suggested }).then(() => setName(''), () => {}) }}>
        <Input className="yg-grow" value={name} maxLength={200} placeholder={suggested} aria-label={t('fishbone.editor.stateName')} onChange={event => setName(event.target.value)} />
        <Button htmlType="submit" loading={keep.pending}>{t('fishbone.editor.keepState')}</Button>
      </form>
      <ul className="yg-states">
        {states.toReversed().map(state => (
          <li key={state.id}>
            <strong>{state.name}</strong>
            <span className="yg-faint yg-num">{dayTime(state.at)} · {t('diagrams.boneCount', { n: state.snapshot.bones.length })}</span>
            <span className="yg-prop-row">
              <Button size="small" onClick={() => onCompare(state.id)}>{t('fishbone.editor.compare')}</Button>
              <Button size="small" onClick={() => onRestore(state.id)} aria-label={`${t('fishbone.editor.restoreState')} ${state.name}`}>{t('fishbone.editor.restoreState')}</Button>
              <Button size="small" type="text" onClick={() => { void remove.run({ state: state.id }).catch(() => {}) }} aria-label={t('fishbone.editor.removeState', { name: state.name })}>{t('controls.delete')}</Button>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
