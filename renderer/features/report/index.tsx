import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Lang } from '../../../shared/contract/figure.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { navigate } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobDialog } from '../../ui/JobDialog.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { Field, Section } from '../figure/Field.tsx'
import { useCurrentDataset } from '../figure/useCurrentDataset.ts'
import { useFactors } from '../figure/useFactors.ts'
import { useFigures } from '../figure/useSavedFigure.ts'
import { fileNameOf, useExport } from '../figure/useExport.ts'
import { candidates, inOrder } from './candidates.ts'
import type { Candidate } from './candidates.ts'
import { PreviewPage } from './PreviewPage.tsx'
import '../figure/figure.css'
import './report.css'

const formats = ['docx', 'pptx', 'xlsx'] as const

/** 报告: which figures, in which order and language, as one Word, PowerPoint or Excel file. */
export default function ReportPlace(): ReactNode {
  const t = useT()
  const interfaceLang = useLang()
  const [chosenLang, setLang] = useState<Lang | null>(null)
  const lang = chosenLang ?? interfaceLang
  const [title, setTitle] = useState('')
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [order, setOrder] = useState<string[]>([])
  const { figures, pending, error } = useFigures()
  const fishbones = useEngineQuery('fishbone.list', {})
  const project = useEngineQuery('project.info', {}).data
  const { dataset, summary, query } = useCurrentDataset()
  const factors = useFactors()
  const exporting = useExport('export.report')

  if (pending || fishbones.pending || query.pending || (summary && !dataset)) return <ErrorNote error={error ?? fishbones.error ?? query.error} />
  const all = inOrder(candidates(figures, fishbones.data ?? [], dataset, factors), order)
  const included = all.filter(candidate => !out.has(candidate.key))
  if (all.length === 0) {
    return <EmptyPlace sentence={t('reportPage.empty')} action={<Button type="primary" onClick={() => navigate('diagrams')}>{t('reportPage.goDiagrams')}</Button>} example={t('reportPage.emptyExample')} />
  }
  const name = title.trim() || project?.name || t('reportPage.untitled')
  const write = (format: (typeof formats)[number]): void => {
    void exporting.start(fileNameOf(name, format), { title: name, figures: included.map(candidate => candidate.spec), format, lang })
  }
  const include = (key: string, on: boolean): void => setOut(now => { const next = new Set(now); if (on) next.delete(key); else next.add(key); return next })
  const shift = (key: string, by: -1 | 1): void => {
    const keys = all.map(candidate => candidate.key)
    const at = keys.indexOf(key)
    const to = at + by
    if (to < 0 || to >= keys.length) return
    keys.splice(to, 0, ...keys.splice(at, 1))
    setOrder(keys)
  }
  const toolbar = (
    <>
      <span className="yg-num">{t('reportPage.count', { n: included.length })}</span>
      <span className="yg-toolbar-space" />
      {exporting.done && <span role="status" className="yg-faint">{t('diagrams.exported', { name: exporting.done.fileName })}</span>}
      {formats.map(format => <Button key={format} type={format === 'docx' ? 'primary' : 'default'} disabled={included.length === 0 || exporting.pending} onClick={() => write(format)}>{t('reportPage.exportAs', { format: t(`diagrams.format.${format}`) })}</Button>)}
    </>
  )
  const inspector = (
    <div className="yg-inspector">
      <Section title={t('reportPage.document')}>
        <Field label={t('diagrams.title')}>
          <Input aria-label={t('diagrams.title')} value={title} maxLength={200} placeholder={project?.name ?? ''} onChange={event => setTitle(event.target.value)} />
        </Field>
        <Field label={t('reportPage.language')} hint={t('reportPage.languageHint')}>
          <Segmented block aria-label={t('reportPage.language')} value={lang} onChange={setLang} options={(['zh-CN', 'en'] as const).map(value => ({ value, label: t(`reportPage.inLanguage.${value}`) }))} />
        </Field>
      </Section>
      <p className="yg-prop-hint">{t('reportPage.nativeHint')}</p>
    </div>
  )
  return (
    <Workspace
      listTitle={t('reportPage.figures')} toolbar={toolbar} inspector={inspector}
      list={(
        <ul className="yg-list yg-report-list">
          {all.map((candidate, index) => (
            <ReportEntry key={candidate.key} candidate={candidate} lang={lang} on={!out.has(candidate.key)} onInclude={on => include(candidate.key, on)} onShift={by => shift(candidate.key, by)} first={index === 0} last={index === all.length - 1} />
          ))}
        </ul>
      )}
    >
      <ErrorNote error={exporting.error} onClose={exporting.clear} />
      <JobDialog open={exporting.pending} title={t('diagrams.exporting', { name })} progress={exporting.progress} onCancel={exporting.cancel} />
      <div className="yg-report-pages">
        {included.length === 0 && <EmptyPlace sentence={t('reportPage.nothingChosen')} />}
        {included.map((candidate, index) => <PreviewPage key={candidate.key} spec={candidate.spec} lang={lang} number={index + 1} of={included.length} />)}
      </div>
    </Workspace>
  )
}

interface ReportEntryProps { candidate: Candidate; lang: Lang; on: boolean; first: boolean; last: boolean; onInclude(on: boolean): void; onShift(by: -1 | 1): void }

function ReportEntry({ candidate, lang, on, first, last, onInclude, onShift }: ReportEntryProps): ReactNode {
  const t = useT()
  const built = useEngineQuery('figure.build', { spec: candidate.spec, lang })
  const title = built.data?.frame.title ?? t(`diagrams.kind.${candidate.spec.kind}`)
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onShift(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li className="yg-report-entry" onKeyDown={keys}>
      <label title={title}>
        <input type="checkbox" checked={on} onChange={event => onInclude(event.target.checked)} />
        <span className="yg-list-name">{title}<small>{t(`diagrams.kind.${candidate.spec.kind}`)}{candidate.kept ? '' : ` · ${t('reportPage.byDefault')}`}</small></span>
      </label>
      <button type="button" className="yg-icon-button" aria-label={t('reportPage.up', { title })} title={`${t('reportPage.up', { title })} Alt+↑`} disabled={first} onClick={() => onShift(-1)}>↑</button>
      <button type="button" className="yg-icon-button" aria-label={t('reportPage.down', { title })} title={`${t('reportPage.down', { title })} Alt+↓`} disabled={last} onClick={() => onShift(1)}>↓</button>
    </li>
  )
}
