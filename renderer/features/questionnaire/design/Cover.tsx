import { memo, useEffect } from 'react'
import type { ReactNode } from 'react'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { Form } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import type { FormDraft } from './formDraft.ts'
import { Line } from './Line.tsx'
import { settingsTexts, withWords } from './nodeTexts.ts'
import { settleFocus, wishFocus } from './settle.ts'
import { COVER, useSettings } from './useDesigner.ts'
import type { DesignActions } from './useDesigner.ts'

/** What is read before the first question and after the last. */
export const Cover = memo(function Cover({ form, draft, actions, active, language, part }: { form: Form; draft: FormDraft; actions: DesignActions; active: boolean; language: string; part: 'before' | 'after' }): ReactNode {
  const t = useT()
  const settings = useSettings(draft, form)
  useEffect(settleFocus)
  const main = settings.languages[0] ?? language
  const names = settingsTexts.filter(name => (name === 'thanks') === (part === 'after'))
  const open = (name: string): void => { actions.choose(COVER); wishFocus({ node: COVER, field: name }) }
  return (
    <div
      role="group" data-node={COVER} className={`yg-q yg-q-cover ${active ? 'yg-q-active' : ''}`} tabIndex={active ? -1 : 0} aria-label={t(part === 'before' ? 'designer.outline.cover' : 'designer.settings.thanks')}
      onMouseDown={event => { if (!active) { event.preventDefault(); open((event.target as Element).closest('[data-face]')?.getAttribute('data-face') ?? names[0] ?? 'title') } }}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (!active && event.target === event.currentTarget && (event.key === 'Enter' || event.key === 'F2')) { event.preventDefault(); open(names[0] ?? 'title') }
        else if (active && event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); wishFocus({ node: COVER, field: 'outline' }) }
      }}
    >
      {names.map(name => {
        const words = wordsIn(settings[name], language, main)
        return active
          ? (
              <div key={name} className={`yg-cover-part yg-cover-${name}`}>
                {name !== 'title' && <span className="yg-cover-label" aria-hidden="true">{t(`designer.settings.${name}`)}</span>}
                <Line
                  field={name} label={t(`designer.settings.${name}`)} value={settings[name][language] ?? ''} placeholder={wordsIn(settings[name], main) || t(`designer.settings.${name}Empty`)}
                  onChange={text => { const now = draft.typedSettings() ?? form.settings; actions.editSettings({ ...now, [name]: withWords(now[name], language, text) }) }} onBlur={() => { void actions.flush() }}
                />
              </div>
            )
          : (
              <div key={name} className={`yg-cover-part yg-cover-${name}`} data-face={name}>
                {words || <span className="yg-faint">{t(`designer.settings.${name}Empty`)}</span>}
              </div>
            )
      })}
    </div>
  )
})
