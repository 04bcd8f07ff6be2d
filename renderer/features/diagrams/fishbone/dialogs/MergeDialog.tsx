import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Bone } from '../../../../../shared/model/fishbone.ts'
import { useT } from '../../../../app/i18n.tsx'

/** Two bones made one: which stays, and what it says. */
export function MergeDialog({ pair, onMerge, onClose }: { pair: readonly [Bone, Bone]; onMerge(into: string, from: string, text: string): void; onClose(): void }): ReactNode {
  const t = useT()
  const [kept, setKept] = useState(0)
  const [text, setText] = useState(pair[0].text)
  const into = pair[kept] ?? pair[0]
  const from = kept === 0 ? pair[1] : pair[0]
  return (
    <Modal open width={460} title={t('fishbone.editor.merge')} okText={t('fishbone.editor.merge')} cancelText={t('controls.cancel')} okButtonProps={{ disabled: text.trim() === '' }} onCancel={onClose} onOk={() => onMerge(into.id, from.id, text.trim())} destroyOnHidden>
      <fieldset className="yg-radios">
        <legend>{t('fishbone.editor.mergeKeep')}</legend>
        {pair.map((bone, i) => <label key={bone.id}><input type="radio" name="kept" checked={kept === i} onChange={() => { setKept(i); setText(bone.text) }} />{bone.text}</label>)}
      </fieldset>
      <label className="yg-prop yg-merge-text"><span className="yg-prop-label">{t('fishbone.editor.mergeText')}</span><Input value={text} maxLength={2000} onChange={event => setText(event.target.value)} /></label>
      <p className="yg-prop-hint">{t('fishbone.editor.mergeHint')}</p>
    </Modal>
  )
}
