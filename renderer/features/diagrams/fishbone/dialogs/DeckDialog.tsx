import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { DeckChange, DeckReading } from '../../../../../shared/contract/fishboneDeck.ts'
import type { HostFile } from '../../../../../shared/contract/host.ts'
import type { Translate } from '../../../../../shared/i18n/translate.ts'
import type { Bone } from '../../../../../shared/model/fishbone.ts'
import { useEngineCommand, useEngineJob } from '../../../../app/engine/hooks.ts'
import { useT } from '../../../../app/i18n.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../../ui/JobProgress.tsx'

/** What was changed in an exported presentation, to be taken over by choice and in one step. */
export function DeckDialog({ fishbone, bones, file, onClose }: { fishbone: string; bones: readonly Bone[]; file: HostFile; onClose(): void }): ReactNode {
  const t = useT()
  const read = useEngineJob('fishbone.readDeck')
  const apply = useEngineCommand('fishbone.applyDeck')
  const [found, setFound] = useState<DeckReading | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const asked = useRef(false)
  const { run } = read
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    // What is not certain is left for the person to tick.
    void run({ fishbone, grant: file.grant }).then(reading => { setFound(reading); setLeft(new Set(reading.changes.filter(change => change.doubt !== null).map(change => change.key))) }, () => {})
  }, [run, fishbone, file.grant])
  const changes = found?.changes ?? []
  const chosen = changes.filter(change => !left.has(change.key))
  const toggle = (key: string): void => setLeft(now => { const next = new Set(now); if (!next.delete(key)) next.add(key); return next })
  const take = (): void => { void apply.run({ fishbone, changes: chosen }).then(onClose, () => {}) }
  return (
    <Modal open width={760} title={t('fishbone.editor.deck')} okText={t('fishbone.editor.deckApply', { n: chosen.length })} cancelText={t('controls.cancel')} okButtonProps={{ disabled: chosen.length === 0, loading: apply.pending }} onCancel={onClose} onOk={take} destroyOnHidden>
      <ErrorNote error={read.error ?? apply.error} onClose={() => { read.clear(); apply.clear() }} />
      {read.pending && <JobProgress progress={read.progress} onCancel={read.cancel} />}
      {found && <p className="yg-prop-hint" role="status">{changes.length === 0 ? t('fishbone.editor.deckSame', { name: file.name }) : t('fishbone.editor.deckFound', { name: file.name, n: changes.length })}</p>}
      {changes.length > 0 && (
        <>
          <label className="yg-tickbox"><input type="checkbox" checked={left.size === 0} ref={box => { if (box) box.indeterminate = chosen.length > 0 && left.size > 0 }} onChange={event => setLeft(event.target.checked ? new Set() : new Set(changes.map(change => change.key)))} />{t('fishbone.editor.deckAll')}</label>
          <ul className="yg-deck">
            {changes.map(change => (
              <li key={change.key}>
                <label className="yg-tickbox"><input type="checkbox" checked={!left.has(change.key)} onChange={() => toggle(change.key)} /><span><strong>{t(`fishbone.editor.deckKind.${change.kind}`)}</strong> {changeWords(change, bones, changes, t)}</span></label>
                <small className="yg-faint yg-num">{t('fishbone.editor.deckSlide', { n: change.slide })}{change.doubt !== null && ` · ${t(`fishbone.editor.deckDoubt.${change.doubt}`)}`}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}

function changeWords(change: DeckChange, bones: readonly Bone[], changes: readonly DeckChange[], t: Translate): string {
  const text = (id: string | null): string => (id === null ? t('diagrams.spine') : bones.find(bone => bone.id === id)?.text ?? '')
  const place = (parent: { bone: string | null; added: string | null }): string => {
    const added = changes.find(each => each.kind === 'added' && each.key === parent.added)
    return added?.kind === 'added' ? added.text : text(parent.bone)
  }
  switch (change.kind) {
    case 'reworded': return t('fishbone.editor.deckReworded', { before: change.before, after: change.after })
    case 'moved': return t('fishbone.editor.deckMoved', { text: change.text, from: text(change.before), to: place(change.parent) })
    case 'added': return t('fishbone.editor.deckAdded', { text: change.text, to: place(change.parent) })
    case 'removed': return change.text
    case 'linked': return `${text(change.from)} → ${text(change.to)}`
    case 'unlinked': return ''
  }
}
