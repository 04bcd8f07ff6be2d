import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { formExportFormats } from '../../../../shared/contract/formExchange.ts'
import type { FormExportFormat, FormLoss, ImportedForm } from '../../../../shared/contract/formExchange.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import { toYinguoError } from '../../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import { useEngineCommand, useEngineJob } from '../../../app/engine/hooks.ts'
import { useHost } from '../../../app/host.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { notify } from '../../../app/notices.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { fileNameOf } from '../../figure/useExport.ts'
import type { FormPageProps } from '../pages.ts'
import { languageName } from '../properties/SettingsProperties.tsx'
import { ImportField } from './ImportField.tsx'

const extensions: Record<FormExportFormat, string> = { xlsform: 'xlsx', surveyjs: 'json', wjx: 'txt', json: 'json', entry: 'xlsx', docx: 'docx', pdf: 'pdf', codebookDocx: 'docx', codebookXlsx: 'xlsx' }

/** 导入导出: the questionnaire as a file for other programs or for paper, and from one. */
export default function ExchangePage({ form }: FormPageProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const host = useHost()
  const job = useEngineJob('form.exportFile')
  const replace = useEngineCommand('form.replace')
  const create = useEngineCommand('form.create')
  const [error, setError] = useState<YinguoError | null>(null)
  const [written, setWritten] = useState<{ format: FormExportFormat; losses: FormLoss[] } | null>(null)
  const { languages } = form.settings
  const [language, setLanguage] = useState<string | null>(null)
  const printed = language !== null && languages.includes(language) ? language : languages[0] ?? null
  const write = async (format: FormExportFormat): Promise<void> => {
    setError(null)
    setWritten(null)
    try {
      const file = await host.pickSave(fileNameOf(`${form.name} ${t(`designer.exchange.suffix.${format}`)}`, extensions[format]), 'export')
      if (!file) return
      const done = await job.run({ form: form.id, format, language: printed, lang, grant: file.grant })
      await host.deliver(file)
      setWritten({ format, losses: done.losses })
      notify('designer.exchange.done', { name: file.name })
    } catch (thrown) {
      setError(toYinguoError(thrown))
    }
  }
  return (
    <Workspace name="questionnaire.exchange">
      <div className="yg-page yg-exchange">
        <section aria-labelledby="exchange-out">
          <h2 className="yg-h2" id="exchange-out">{t('designer.exchange.out')}</h2>
          <ErrorNote error={error} onClose={() => setError(null)} />
          {languages.length > 1 && <label className="yg-prop-row">{t('designer.exchange.language')} <Select size="small" value={printed} options={languages.map(value => ({ value, label: languageName(value) }))} onChange={setLanguage} aria-label={t('designer.exchange.language')} /></label>}
          {job.pending && <JobProgress progress={job.progress} onCancel={job.cancel} />}
          <ul className="yg-formats">
            {formExportFormats.map(format => (
              <li key={format}>
                <div><strong>{t(`designer.exchange.name.${format}`)}</strong><p className="yg-faint">{t(`designer.exchange.about.${format}`)}</p></div>
                <Button disabled={job.pending} aria-label={t('designer.exchange.exportAs', { format: t(`designer.exchange.name.${format}`) })} onClick={() => { void write(format) }}>{t('controls.export')}</Button>
              </li>
            ))}
          </ul>
          {written && <Losses title={t('designer.exchange.notWritten', { format: t(`designer.exchange.name.${written.format}`) })} none={t('designer.exchange.whole')} losses={written.losses} />}
        </section>
        <section aria-labelledby="exchange-in">
          <h2 className="yg-h2" id="exchange-in">{t('designer.exchange.in')}</h2>
          <ErrorNote error={replace.error ?? create.error} onClose={() => { replace.clear(); create.clear() }} />
          <ImportField>
            {(read: ImportedForm, clear) => (
              <div className="yg-card yg-imported">
                <p><strong>{wordsIn(read.document.settings.title, lang) || t('form.unnamed')}</strong> <span className="yg-tag">{t(`formExchange.format.${read.format}`)}</span> <span className="yg-faint yg-num">{t('designer.forms.facts', { sections: read.document.sections.filter(each => each.section !== null).length, questions: read.document.sections.reduce((sum, each) => sum + each.questions.length, 0) })}</span></p>
                <Losses title={t('designer.exchange.notRead')} none={t('designer.exchange.wholeRead')} losses={read.losses} />
                {read.doubts.length > 0 && <ul className="yg-warnings">{read.doubts.slice(0, 50).map((doubt, index) => <li key={index}>{t('designer.paste.line', { n: doubt.line })} {t(`formExchange.doubt.${doubt.reason}`)} {doubt.text.slice(0, 60)}</li>)}</ul>}
                <div className="yg-prop-row">
                  <Button type="primary" disabled={create.pending} onClick={() => { create.run({ lang, from: { kind: 'document', document: read.document } }).then(made => { clear(); navigate('questionnaire', 'design', made.id) }, () => {}) }}>{t('designer.exchange.asNew')}</Button>
                  <Button disabled={replace.pending} onClick={() => { replace.run({ form: form.id, document: read.document }).then(() => { clear(); navigate('questionnaire', 'design', form.id) }, () => {}) }}>{t('designer.exchange.replace', { name: form.name })}</Button>
                  <Button onClick={clear}>{t('controls.cancel')}</Button>
                </div>
              </div>
            )}
          </ImportField>
        </section>
      </div>
    </Workspace>
  )
}

function Losses({ title, none, losses }: { title: string; none: string; losses: readonly FormLoss[] }): ReactNode {
  const t = useT()
  if (losses.length === 0) return <p className="yg-secondary" role="status">{none}</p>
  return (
    <div role="status">
      <p className="yg-secondary">{title}</p>
      <ul className="yg-losses">
        {losses.slice(0, 200).map((loss, index) => <li key={index}><span className="yg-num">{loss.code || t('formExchange.wholeForm')}</span> {t(`formExchange.loss.${loss.reason}`)}{loss.detail ? ` · ${loss.detail}` : ''}</li>)}
      </ul>
    </div>
  )
}
