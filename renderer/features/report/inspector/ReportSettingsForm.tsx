import { Button, InputNumber, Segmented, Switch } from 'antd'
import type { ReactNode } from 'react'
import type { Report, ReportSettings } from '../../../../shared/model/report.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { TalkBudget } from './TalkBudget.tsx'

const coverFields = ['title', 'subtitle', 'organisation', 'authors', 'advisor', 'date'] as const
const blankCover: NonNullable<ReportSettings['cover']> = { title: '', subtitle: '', organisation: '', authors: '', advisor: '', date: '' }

/** Name, cover, style, language and length of the talk. */
export function ReportSettingsForm({ report, locked, changed, onSaved, onAcceptAll }: { report: Report; locked: boolean; /** Blocks whose result is not what it was. */ changed: number; onSaved(): void; onAcceptAll(): void }): ReactNode {
  const t = useT()
  const update = useEngineCommand('report.update')
  const { settings } = report
  const put = (patch: Partial<ReportSettings>): void => { void update.run({ report: report.id, settings: { ...settings, ...patch } }).then(onSaved, () => {}) }
  const style = (patch: Partial<ReportSettings['style']>): void => put({ style: { ...settings.style, ...patch } })
  const choice = <V extends string>(label: string, value: V, values: readonly { value: V; label: string }[], onChange: (value: V) => void): ReactNode => (
    <Field label={label}><Segmented<V> block size="small" disabled={locked} aria-label={label} value={value} onChange={onChange} options={[...values]} /></Field>
  )
  return (
    <div className="yg-inspector">
      <ErrorNote error={update.error} onClose={update.clear} />
      {settings.frozen && (
        <Section title={t('reportEditor.frozen')}>
          <p className="yg-prop-hint">{t('reportEditor.frozenAt', { at: settings.frozen.at.slice(0, 16).replace('T', ' ') })}</p>
          <p className="yg-prop-hint">{t('reportPage.origin.hash')}<code className="yg-hash" data-hash={settings.frozen.data}>{settings.frozen.data.slice(0, 32)}</code></p>
        </Section>
      )}
      {changed > 0 && !locked && (
        <Section title={t('reportEditor.changed')}>
          <p className="yg-prop-hint">{t('reportEditor.changedN', { n: changed })}</p>
          <Button size="small" onClick={onAcceptAll}>{t('reportEditor.acceptAll')}</Button>
        </Section>
      )}
      <Section title={t('reportEditor.document')}>
        <fieldset disabled={locked} className="yg-fieldset">
          <TextField label={t('reportEditor.name')} value={report.name} maxLength={200} onCommit={name => { if (name.trim()) void update.run({ report: report.id, name: name.trim() }).then(onSaved, () => {}) }} />
        </fieldset>
        {choice(t('reportPage.language'), settings.lang, (['zh-CN', 'en'] as const).map(value => ({ value, label: t(`reportPage.inLanguage.${value}`) })), lang => put({ lang }))}
      </Section>
      <Section title={t('reportEditor.style')}>
        {choice(t('reportEditor.tables'), settings.style.table, (['threeLine', 'grid'] as const).map(value => ({ value, label: t(`reportEditor.tableStyle.${value}`) })), table => style({ table }))}
        {choice(t('reportEditor.font'), settings.style.font, (['serif', 'sans'] as const).map(value => ({ value, label: t(`reportEditor.fontStyle.${value}`) })), font => style({ font }))}
        {choice(t('reportEditor.slides'), settings.style.slides, (['16:9', '4:3'] as const).map(value => ({ value, label: value })), slides => style({ slides }))}
      </Section>
      <Section title={t('reportEditor.cover')}>
        <div className="yg-prop-row"><Switch size="small" disabled={locked} aria-label={t('reportEditor.withCover')} checked={settings.cover !== null} onChange={on => put({ cover: on ? { ...blankCover, title: report.name } : null })} />{t('reportEditor.withCover')}</div>
        {settings.cover && (
          <fieldset disabled={locked} className="yg-fieldset">
            {coverFields.map(field => <TextField key={field} label={t(`reportEditor.coverField.${field}`)} value={settings.cover![field]} maxLength={field === 'authors' ? 500 : field === 'date' ? 60 : 200} onCommit={text => put({ cover: { ...settings.cover!, [field]: text } })} />)}
          </fieldset>
        )}
      </Section>
      <Section title={t('reportEditor.talk')}>
        <Field label={t('reportEditor.talkMinutes')}><InputNumber size="small" disabled={locked} aria-label={t('reportEditor.talkMinutes')} min={1} max={120} value={settings.talk / 60} onChange={minutes => { if (minutes !== null) put({ talk: Math.round(minutes * 60) }) }} /></Field>
        <TalkBudget blocks={report.blocks} talk={settings.talk} />
      </Section>
    </div>
  )
}
