import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { versionChanges } from '../../../../shared/forms/versions.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { FormQuestion } from '../../../../shared/model/form.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { dayTime } from '../../../ui/dayTime.ts'
import type { FormPageProps } from '../pages.ts'
import { changesOf, questionsIn } from './changedParts.ts'

/** Stands for the design as it is now. */
const NOW = 0

/** 版本: what responses were collected under, what changed between any two, and a new one. */
export default function VersionsPage({ form }: FormPageProps): ReactNode {
  const t = useT()
  const versions = useEngineQuery('form.versions', { form: form.id })
  const publish = useEngineCommand('form.publish')
  const [note, setNote] = useState('')
  const [from, setFrom] = useState<number | null>(null)
  const [to, setTo] = useState(NOW)
  const list = versions.data ?? []
  const base = from !== null && list.some(each => each.number === from) ? from : list.at(-1)?.number ?? null
  const choices = [{ value: NOW, label: t('designer.versions.now') }, ...[...list].reverse().map(each => ({ value: each.number, label: t('designer.versions.number', { n: each.number }) }))]
  const blank = form.nodes.length === 0
  return (
    <Workspace name="questionnaire.versions">
      <div className="yg-page yg-versions">
        <ErrorNote error={versions.error ?? publish.error} onClose={publish.clear} />
        <section className="yg-card">
          <h2 className="yg-h2">{t('designer.versions.publish')}</h2>
          <p className="yg-secondary">{form.version === 0 ? t('designer.versions.first') : t(form.changed ? 'designer.versions.changed' : 'designer.versions.same', { n: form.version, responses: form.responses })}</p>
          <div className="yg-prop-row">
            <Input className="yg-grow" aria-label={t('designer.versions.note')} placeholder={t('designer.versions.notePlaceholder')} value={note} maxLength={500} onChange={event => setNote(event.target.value)} />
            <Button type="primary" disabled={blank || publish.pending || (form.version > 0 && !form.changed)} onClick={() => { publish.run({ form: form.id, note }).then(() => setNote(''), () => {}) }}>{t('designer.versions.publishAs', { n: form.version + 1 })}</Button>
          </div>
        </section>
        {list.length > 0 && (
          <section>
            <h2 className="yg-h2">{t('designer.versions.list')}</h2>
            <div className="yg-table-scroll" role="region" aria-label={t('designer.versions.list')} tabIndex={0}>
              <table className="yg-table">
                <thead><tr><th scope="col">{t('designer.versions.version')}</th><th scope="col">{t('designer.versions.at')}</th><th scope="col" className="yg-align-right">{t('designer.versions.questions')}</th><th scope="col">{t('designer.versions.difference')}</th><th scope="col">{t('designer.versions.note')}</th></tr></thead>
                <tbody>
                  {[...list].reverse().map(each => (
                    <tr key={each.number}>
                      <td><button type="button" className="yg-link" onClick={() => { setFrom(Math.max(1, each.number - 1)); setTo(each.number) }}>{t('designer.versions.number', { n: each.number })}</button></td>
                      <td className="yg-num">{dayTime(each.at)}</td>
                      <td className="yg-num yg-align-right">{each.questions}</td>
                      <td className="yg-num">{each.number === list[0]?.number ? '' : t('designer.versions.counts', { added: each.added.length, removed: each.removed.length, changed: each.changed.length })}</td>
                      <td>{each.note}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
        {base !== null && (
          <section>
            <h2 className="yg-h2">{t('designer.versions.compare')}</h2>
            <div className="yg-prop-row">
              <Select aria-label={t('designer.versions.from')} value={base} onChange={setFrom} options={choices.filter(each => each.value !== NOW)} popupMatchSelectWidth={false} />
              <span aria-hidden="true">→</span>
              <Select aria-label={t('designer.versions.to')} value={to} onChange={setTo} options={choices} popupMatchSelectWidth={false} />
            </div>
            <Comparison form={form.id} from={base} to={to} language={form.settings.languages[0] ?? 'zh-CN'} />
          </section>
        )}
      </div>
    </Workspace>
  )
}

function Comparison({ form, from, to, language }: { form: string; from: number; to: number; language: string }): ReactNode {
  const t = useT()
  const before = useEngineQuery('form.document', { form, version: from })
  const after = useEngineQuery('form.document', to === NOW ? { form } : { form, version: to })
  if (before.error ?? after.error) return <ErrorNote error={before.error ?? after.error} />
  if (!before.data || !after.data) return null
  const [old, now] = [questionsIn(before.data), questionsIn(after.data)]
  const { added, removed, changed } = versionChanges(before.data, after.data)
  const name = (question: FormQuestion | undefined, code: string): string => `${code} ${question ? wordsIn(question.text, language) : ''}`
  // Factors, and the order, are no business of a respondent: only what is left may be nothing.
  const shown = changed.map(code => ({ code, changes: changesOf(old.get(code) as FormQuestion, now.get(code) as FormQuestion, language) }))
  if (added.length + removed.length + changed.length === 0) return <p className="yg-secondary">{t('designer.versions.none')}</p>
  return (
    <ul className="yg-changes">
      {added.map(code => <li key={code}><span className="yg-tag yg-tag-ok">{t('designer.versions.added')}</span> {name(now.get(code), code)}</li>)}
      {removed.map(code => <li key={code}><span className="yg-tag yg-tag-error">{t('designer.versions.removed')}</span> <del>{name(old.get(code), code)}</del></li>)}
      {shown.map(({ code, changes }) => (
        <li key={code}>
          <span className="yg-tag yg-tag-warning">{t('designer.versions.altered')}</span> {name(now.get(code), code)}
          <dl>
            {changes.map(change => (
              <div key={change.part}>
                <dt>{t(`designer.versions.part.${change.part}`)}</dt>
                <dd>{change.part === 'required' ? t(change.after === '*' ? 'designer.versions.nowRequired' : 'designer.versions.nowOptional') : change.part === 'kind' ? <><del>{t(`form.kind.${change.before as FormQuestion['kind']}`)}</del> <ins>{t(`form.kind.${change.after as FormQuestion['kind']}`)}</ins></> : <><Lines tag="del" text={change.before} without={change.after} /><Lines tag="ins" text={change.after} without={change.before} /></>}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

/** Lines of one side that the other does not have. */
function Lines({ tag: Tag, text, without }: { tag: 'del' | 'ins'; text: string; without: string }): ReactNode {
  const other = new Set(without.split('\n'))
  return text.split('\n').filter(line => line !== '' && !other.has(line)).map((line, index) => <Tag key={index}>{line}</Tag>)
}
