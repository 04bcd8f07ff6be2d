import { Button, Select, Space } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { presentPretest } from '../../../../shared/presentation/pretest.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { FigureTable } from '../../figure/FigureTable.tsx'
import type { FormPageProps } from '../pages.ts'
import '../../analysis/analysis.css'
import './pretest.css'

/** 预调查: the first responses, question by question, before the main wave. */
export default function PretestPage({ form }: FormPageProps): ReactNode {
  const t = useT()
  const forms = useEngineQuery('form.list', {})
  const [dataset, setDataset] = useState<number | null>(null)
  const report = useEngineQuery('form.pretest', { form: form.id, dataset })
  const bound = forms.data?.find(({ id }) => id === form.id)?.data ?? []
  const presented = useMemo(() => (report.data ? presentPretest(t, report.data) : null), [report.data, t])
  if (report.data === null) {
    return (
      <EmptyPlace
        sentence={t('fill.pretest.noData')} example={t('fill.pretest.noDataExample')}
        action={<Space><Button type="primary" onClick={() => navigate('questionnaire', 'fill', form.id)}>{t('fill.start.title')}</Button><Button onClick={() => navigate('questionnaire', 'match', form.id)}>{t('fill.pretest.goMatch')}</Button></Space>}
      />
    )
  }
  return (
    <div className="yg-page yg-result-parts yg-pretest">
      <h2 className="yg-h1">{t('fill.page.pretest')}</h2>
      <p className="yg-secondary">{t('fill.pretest.lead')}</p>
      <ErrorNote error={report.error ?? forms.error} />
      {bound.length > 1 && <Select aria-label={t('fill.pretest.dataset')} value={report.data?.dataset ?? null} onChange={setDataset} popupMatchSelectWidth={false} options={bound.map(each => ({ value: each.dataset, label: each.name }))} />}
      {report.data?.simulated && <p><strong className="yg-simulated">{t('controls.simulated')}</strong></p>}
      {presented?.warnings.map(line => <p key={line} className="yg-tag yg-tag-warning">{line}</p>)}
      {presented?.reading.map(line => <p key={line}>{line}</p>)}
      {presented?.tables.map(({ key, title, table, notes }) => (
        <section key={key} className="yg-result">
          <header><h3>{title}</h3><CopyTable table={table} /></header>
          <FigureTable table={table} label={title} />
          {notes.map(note => <p key={note} className="yg-result-note">{note}</p>)}
        </section>
      ))}
    </div>
  )
}
