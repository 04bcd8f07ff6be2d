import { memo } from 'react'
import type { ReactNode } from 'react'
import type { Form, PlacedNode } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { languageName } from '../properties/SettingsProperties.tsx'
import type { FormDraft } from './formDraft.ts'
import { nodeTexts, settingsTexts, withWords } from './nodeTexts.ts'
import { useNode, useSettings } from './useDesigner.ts'
import type { DesignActions } from './useDesigner.ts'

interface TableProps { form: Form; nodes: readonly PlacedNode[]; draft: FormDraft; actions: DesignActions }

/** Every text with its words in each language side by side. */
export function TranslationTable({ form, nodes, draft, actions }: TableProps): ReactNode {
  const t = useT()
  const settings = useSettings(draft, form)
  const { languages } = settings
  const columns = { gridTemplateColumns: `88px repeat(${languages.length}, minmax(0, 1fr))` }
  return (
    <div className="yg-translation" role="region" aria-label={t('designer.canvas.translation')}>
      <div className="yg-translation-head" style={columns}><span />{languages.map(tag => <strong key={tag}>{languageName(tag)}</strong>)}</div>
      <div className="yg-translation-node">
        {settingsTexts.map(name => (
          <Texts
            key={name} label={t(`designer.settings.${name}`)} languages={languages} text={settings[name]} columns={columns} onBlur={() => { void actions.flush() }}
            onChange={(language, words) => { const now = draft.typedSettings() ?? form.settings; actions.editSettings({ ...now, [name]: withWords(now[name], language, words) }) }}
          />
        ))}
      </div>
      {nodes.map(each => <NodeTexts key={each.id} placed={each} draft={draft} actions={actions} languages={languages} columns={columns} />)}
    </div>
  )
}

const NodeTexts = memo(function NodeTexts({ placed, draft, actions, languages, columns }: { placed: PlacedNode; draft: FormDraft; actions: DesignActions; languages: readonly string[]; columns: { gridTemplateColumns: string } }): ReactNode {
  const t = useT()
  const node = useNode(draft, placed)
  return (
    <div className="yg-translation-node" data-node={placed.id}>
      {nodeTexts(node).map(each => (
        <Texts
          key={each.key} label={`${node.code} ${t(`designer.text.${each.name}`)} ${each.detail}`} short={each.name === 'text' ? node.code : `${t(`designer.text.${each.name}`)} ${each.detail}`} languages={languages} text={each.text} columns={columns}
          onBlur={() => { void actions.flush() }} onChange={(language, words) => actions.edit(placed.id, each.put(withWords(each.text, language, words)))}
        />
      ))}
    </div>
  )
}, (a, b) => a.placed === b.placed && a.languages.join() === b.languages.join())

function Texts({ label, short, languages, text, columns, onChange, onBlur }: { label: string; short?: string; languages: readonly string[]; text: Readonly<Record<string, string>>; columns: { gridTemplateColumns: string }; onChange(language: string, words: string): void; onBlur(): void }): ReactNode {
  // Only what another language says is missing in this one.
  const said = Object.values(text).some(words => words.trim() !== '')
  return (
    <div className="yg-translation-row" style={columns}>
      <span className="yg-faint yg-num">{short ?? label}</span>
      {languages.map(language => (
        <textarea key={language} className={`yg-line ${said && (text[language] ?? '') === '' ? 'yg-line-empty' : ''}`} rows={1} lang={language} aria-label={`${label} · ${languageName(language)}`} value={text[language] ?? ''} maxLength={4000} onChange={event => onChange(language, event.target.value)} onBlur={onBlur} />
      ))}
    </div>
  )
}
