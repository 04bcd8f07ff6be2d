import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { templateGroups } from '../../../shared/forms/templates/template.ts'
import type { FormSummary } from '../../../shared/contract/form.ts'
import { useEngineCommand, useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PasteDialog } from './paste/PasteDialog.tsx'
import { NameInput } from './NameInput.tsx'

/** Questionnaires of the project, and what a new one can begin with. */
export function FormsPage({ list, onOpen }: { list: readonly FormSummary[]; onOpen(id: string): void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const templates = useEngineQuery('form.templates', { lang })
  const create = useEngineCommand('form.create')
  const [pasting, setPasting] = useState(false)
  const make = (from: Parameters<typeof create.run>[0]['from'], name?: string): void => {
    create.run({ lang, from, ...(name === undefined ? {} : { name }) }).then(form => onOpen(form.id), () => {})
  }
  return (
    <div className="yg-page yg-forms">
      <ErrorNote error={create.error} onClose={create.clear} />
      {list.length > 0 && (
        <section aria-labelledby="forms-list">
          <h2 className="yg-h2" id="forms-list">{t('designer.forms.title')}</h2>
          <ul className="yg-forms-list">{list.map(each => <FormLine key={each.id} form={each} onOpen={() => onOpen(each.id)} />)}</ul>
        </section>
      )}
      <section aria-labelledby="forms-new">
        <h2 className="yg-h2" id="forms-new">{t('designer.forms.new')}</h2>
        {list.length === 0 && <p className="yg-secondary">{t('designer.forms.lead')}</p>}
        <div className="yg-prop-row">
          <Button type={list.length === 0 ? 'primary' : 'default'} disabled={create.pending} onClick={() => make({ kind: 'blank' }, t('designer.forms.blankName'))}>{t('designer.forms.blank')}</Button>
          <Button onClick={() => setPasting(true)}>{t('designer.forms.fromText')}</Button>
        </div>
      </section>
      {templateGroups.map(group => {
        const inside = (templates.data ?? []).filter(each => each.group === group)
        return inside.length > 0 && (
          <section key={group} aria-label={t(`form.templateGroup.${group}`)}>
            <h3 className="yg-forms-group">{t(`form.templateGroup.${group}`)}</h3>
            <ul className="yg-templates">
              {inside.map(each => (
                <li key={each.id}>
                  <button type="button" className="yg-card yg-template" disabled={create.pending} onClick={() => make({ kind: 'template', template: each.id })}>
                    <strong>{each.name}</strong>
                    <span>{each.about}</span>
                    <span className="yg-faint yg-num">{t('designer.forms.size', { questions: each.questions, minutes: each.minutes })}</span>
                    <span className="yg-faint">{each.source}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <ErrorNote error={templates.error} />
      {pasting && (
        <PasteDialog
          onClose={() => setPasting(false)} pending={create.pending} error={create.error}
          onTake={document => create.run({ lang, from: { kind: 'document', document } }).then(form => { setPasting(false); onOpen(form.id) }, () => {})}
        />
      )}
    </div>
  )
}

function FormLine({ form, onOpen }: { form: FormSummary; onOpen(): void }): ReactNode {
  const t = useT()
  const rename = useEngineCommand('form.rename')
  const copy = useEngineCommand('form.duplicate')
  const remove = useEngineCommand('form.remove')
  const [naming, setNaming] = useState(false)
  return (
    <li>
      <div className="yg-forms-line">
        {naming
          ? <NameInput value={form.name} label={t('designer.forms.name')} onCancel={() => setNaming(false)} onCommit={name => { setNaming(false); void rename.run({ form: form.id, name }) }} />
          : <button type="button" className="yg-link yg-forms-name" onClick={onOpen}>{form.name}</button>}
        <span className="yg-faint yg-num">{t('designer.forms.facts', { sections: form.sections, questions: form.questions })}</span>
        <span className="yg-faint yg-num">{form.version === 0 ? t('designer.forms.unpublished') : t(form.changed ? 'designer.forms.changed' : 'designer.forms.version', { n: form.version })}</span>
        {form.responses > 0 && <span className="yg-tag yg-num">{t('designer.forms.responses', { n: form.responses })}</span>}
        <span className="yg-toolbar-space" />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'rename', label: t('controls.rename') }, { key: 'copy', label: t('designer.forms.duplicate') },
              { key: 'remove', label: t('controls.delete'), danger: true },
            ],
            onClick: ({ key }) => {
              if (key === 'rename') setNaming(true)
              else if (key === 'copy') void copy.run({ form: form.id, name: t('designer.forms.copyName', { name: form.name }).slice(0, 200) })
              else void remove.run({ form: form.id })
            },
          }}
        >
          <button type="button" className="yg-icon-button" aria-label={t('designer.forms.more', { name: form.name })}>⋯</button>
        </Dropdown>
      </div>
      <ErrorNote error={rename.error ?? copy.error ?? remove.error} onClose={() => { rename.clear(); copy.clear(); remove.clear() }} />
    </li>
  )
}
