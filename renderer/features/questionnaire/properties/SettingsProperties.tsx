import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'
import { useSettings } from '../design/useDesigner.ts'
import type { Designer } from '../design/useDesigner.ts'

/** Tags offered for a questionnaire; any other may be typed in a file and imported. */
const offered = ['zh-CN', 'en', 'zh-TW', 'ja', 'ko', 'fr', 'de', 'es', 'ru'] as const

/** The questionnaire as a whole: its languages, and the box for a serial number on paper. */
export function SettingsProperties({ designer: { form, draft, actions } }: { designer: Designer }): ReactNode {
  const t = useT()
  const settings = useSettings(draft, form)
  const languages = [...new Set<string>([...offered, ...settings.languages])]
  const nameOf = (tag: string): string => languageName(tag)
  return (
    <div className="yg-inspector">
      <Field label={t('designer.settings.languages')} hint={t('designer.settings.languagesHint')}>
        <Select
          mode="multiple" className="yg-wide" aria-label={t('designer.settings.languages')} value={settings.languages} options={languages.map(value => ({ value, label: nameOf(value) }))}
          onChange={(next: string[]) => { if (next.length > 0 && next.length <= 10) { actions.editSettings({ ...settings, languages: next }); void actions.flush() } }}
        />
      </Field>
      <label className="yg-tickbox"><input type="checkbox" checked={settings.serial} onChange={event => { actions.editSettings({ ...settings, serial: event.target.checked }); void actions.flush() }} />{t('designer.settings.serial')}</label>
    </div>
  )
}

/** A language by its own name. */
export function languageName(tag: string): string {
  try { return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag } catch { return tag }
}
