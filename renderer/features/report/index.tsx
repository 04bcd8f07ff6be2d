import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useCommands } from '../../app/commands.ts'
import { useEngineCommand, useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate, redirect, useRoute } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { NewReport } from './NewReport.tsx'
import { ReportEditor } from './ReportEditor.tsx'
import { ReportList } from './ReportList.tsx'
import { reportViews } from './ReportToolbar.tsx'
import type { ReportViewName } from './ReportToolbar.tsx'
import '../figure/figure.css'
import './report.css'

/** The report that was open last: coming back to the place leads to it, not to the first. */
let lastOpen: string | null = null

const isView = (word: string | undefined): word is ReportViewName => (reportViews as readonly string[]).includes(word ?? '')

/** 报告: reports and outline | the page | properties and where numbers come from. `#/report/<report>/<view>`, and with `/edit/<block>` to a place in it. */
export default function ReportPlace(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const { data, error } = useEngineQuery('report.list', {})
  const duplicate = useEngineCommand('report.duplicate')
  const remove = useEngineCommand('report.remove')
  const [creating, setCreating] = useState(false)
  const [awaited, setAwaited] = useState<string | null>(null)
  const reports = data ?? []
  const current = reports.find(({ id }) => id === rest[0]) ?? (awaited !== null && awaited === rest[0] ? undefined : reports.find(({ id }) => id === lastOpen) ?? reports[0])
  const view = isView(rest[1]) ? rest[1] : 'edit'
  useEffect(() => { if (current) lastOpen = current.id }, [current])
  useEffect(() => {
    if (data && current && current.id !== rest[0]) redirect('report', current.id)
    if (data && data.length === 0 && rest[0] !== undefined && awaited !== rest[0]) redirect('report')
  })
  useCommands([{ id: 'report.new', label: 'reportEditor.new', group: 'place', run: () => setCreating(true) }])
  const open = (id: string): void => { setAwaited(id); setCreating(false); navigate('report', id) }
  const dialog = creating && <NewReport onMade={open} onClose={() => setCreating(false)} />
  if (!data) return <ErrorNote error={error} />
  const list = (
    <ReportList
      reports={reports} current={current?.id} onOpen={open} onNew={() => setCreating(true)}
      onDuplicate={id => { duplicate.run({ report: id }).then(made => open(made.id), () => {}) }}
      onRemove={id => { void remove.run({ report: id }).catch(() => {}) }}
    />
  )
  const failed = <ErrorNote error={duplicate.error ?? remove.error} onClose={() => { duplicate.clear(); remove.clear() }} />
  if (!current) {
    return (
      <Workspace list={list} listTitle={t('reportEditor.reports')}>
        {failed}
        {reports.length === 0 && <EmptyPlace sentence={t('reportEditor.empty')} action={<Button type="primary" onClick={() => setCreating(true)}>{t('reportEditor.new')}</Button>} example={t('reportEditor.emptyExample')} />}
        {dialog}
      </Workspace>
    )
  }
  return <>{dialog}<ReportEditor key={current.id} id={current.id} view={view} target={rest[2]} list={list}>{failed}</ReportEditor></>
}
