import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { templateContent } from '../../../../shared/fishbone/templates.ts'
import { fishboneTemplates } from '../../../../shared/model/fishbone.ts'
import type { FishboneTemplate } from '../../../../shared/model/fishbone.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'

/** The effect in the head and what the big bones are to begin with. */
export function NewFishbone({ open, onClose, onCreated }: { open: boolean; onClose(): void; onCreated(fishbone: string): void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const create = useEngineCommand('fishbone.create')
  const [effect, setEffect] = useState('')
  const [template, setTemplate] = useState<FishboneTemplate>('5m1e')
  const chosen = templateContent(template, lang)
  // The filled sample brings its own problem.
  const ready = effect.trim() !== '' || chosen.filled
  const make = async (): Promise<void> => {
    if (!ready) return
    const made = await create.run({ effect: effect.trim(), template, lang }).catch(() => null)
    if (!made) return
    setEffect('')
    onCreated(made.id)
  }
  return (
    <Modal
      open={open} title={t('diagrams.newFishbone')} okText={t('diagrams.create')} cancelText={t('controls.cancel')} onCancel={onClose} onOk={() => { void make() }}
      okButtonProps={{ disabled: !ready, loading: create.pending }} width={560} destroyOnHidden
    >
      <ErrorNote error={create.error} onClose={create.clear} />
      <label className="yg-prop">
        <span className="yg-prop-label">{t('diagrams.effect')}</span>
        <Input autoFocus value={effect} maxLength={200} placeholder={chosen.effect || t('diagrams.effectExample')} onChange={event => setEffect(event.target.value)} onPressEnter={event => { if (!event.nativeEvent.isComposing) void make() }} />
        <span className="yg-prop-hint">{t('diagrams.effectHint')}</span>
      </label>
      <fieldset className="yg-radios">
        <legend>{t('diagrams.templateLabel')}</legend>
        {fishboneTemplates.map(each => (
          <label key={each}>
            <input type="radio" name="template" value={each} checked={template === each} onChange={() => setTemplate(each)} />
            <span>{t(`fishboneTemplate.${each}.name`)}{templateContent(each, lang).filled && <em className="yg-template-filled">{t('fishbone.editor.sampleFilled')}</em>} <span className="yg-faint">{templateContent(each, lang).bones.map(bone => bone.text).join(t('diagrams.listComma'))}</span></span>
          </label>
        ))}
      </fieldset>
      {chosen.bones.some(bone => bone.prompts.length > 0) && <p className="yg-prop-hint">{t('fishbone.editor.promptsLater', { n: chosen.bones.reduce((sum, bone) => sum + bone.prompts.length, 0) })}</p>}
    </Modal>
  )
}
