import { Button, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Lang } from '../../../shared/contract/figure.ts'
import type { ReportTemplate } from '../../../shared/model/report.ts'
import { reportTemplates } from '../../../shared/model/report.ts'
import { useEngineJob } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'

/** A report from a template, filled with what the project has. */
export function NewReport({ onMade, onClose }: { onMade(id: string): void; onClose(): void }): ReactNode {
  const t = useT()
  const interfaceLang = useLang()
  const [template, setTemplate] = useState<ReportTemplate>('student')
  const [name, setName] = useState('')
  const [lang, setLang] = useState<Lang>(interfaceLang)
  const job = useEngineJob('report.create')
  const make = (): void => { void job.run({ template, name: name.trim(), lang }).then(({ id }) => onMade(id), () => {}) }
  return (
    <Modal open title={t('reportEditor.new')} width={560} footer={null} onCancel={() => { job.cancel(); onClose() }} destroyOnHidden>
      <form className="yg-new-report" onSubmit={event => { event.preventDefault(); if (!job.pending) make() }}>
        <div role="radiogroup" aria-label={t('reportEditor.template')} className="yg-templates">
          {reportTemplates.map(each => (
            <label key={each} className={each === template ? 'yg-template yg-template-on' : 'yg-template'}>
              <input type="radio" name="template" value={each} checked={each === template} onChange={() => setTemplate(each)} />
              <span><b>{each === 'blank' ? t('reportEditor.blank') : t(`reportTemplate.${each}.name`)}</b><small>{t(`reportTemplate.${each}.hint`)}</small></span>
            </label>
          ))}
        </div>
        <label className="yg-prop"><span className="yg-prop-label">{t('reportEditor.name')}</span><Input value={name} maxLength={200} placeholder={t(`reportTemplate.${template}.name`)} onChange={event => setName(event.target.value)} /></label>
        <div className="yg-prop"><div className="yg-prop-label" aria-hidden="true">{t('reportPage.language')}</div><Segmented<Lang> aria-label={t('reportPage.language')} value={lang} onChange={setLang} options={(['zh-CN', 'en'] as const).map(value => ({ value, label: t(`reportPage.inLanguage.${value}`) }))} /></div>
        <ErrorNote error={job.error} onClose={job.clear} />
        {job.pending && <JobProgress progress={job.progress} onCancel={job.cancel} />}
        <div className="yg-form-end"><Button onClick={() => { job.cancel(); onClose() }}>{t('controls.cancel')}</Button><Button type="primary" htmlType="submit" disabled={job.pending}>{t('reportEditor.create')}</Button></div>
      </form>
    </Modal>
  )
}
