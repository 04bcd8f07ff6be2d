import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { FileOrigin, FileVerification, Refreshed } from '../../../../shared/contract/reportFile.ts'
import { toYinguoError, YinguoError } from '../../../../shared/rpc/errors.ts'
import { useEngineJob, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useHost } from '../../../app/host.ts'
import { useT } from '../../../app/i18n.tsx'
import { notifyWarnings } from '../../../app/notices.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { dayTime } from '../../../ui/dayTime.ts'
import { fileNameOf } from '../../figure/useExport.ts'
import { useEditing } from '../editing.ts'
import { NumbersTable } from './NumbersTable.tsx'
import { RefreshedParts } from './RefreshedParts.tsx'
import { VerifySum } from './VerifySum.tsx'

export interface DeliveredFindings {
  file: { name: string; found: FileVerification } | null
  deck: { report: string; made: Refreshed } | null
}
interface DeliveredFilesProps { found: DeliveredFindings; onFound(next: Partial<DeliveredFindings>): void; onGo(report: string, block: string, number?: string): void }
type Task = 'verify' | 'refresh'
/** Why a file is not gone on with. */
type Refusal = { key: 'unmarked' | 'otherProject'; file: string; title: string }

/** Files that went out: their numbers derived again, and a deck somebody worked on brought up to date in a new copy. */
export function DeliveredFiles({ found, onFound, onGo }: DeliveredFilesProps): ReactNode {
  const t = useT()
  const host = useHost()
  const { report, session } = useEditing()
  const project = useEngineQuery('project.info', {}).data
  const reports = useEngineQuery('report.list', {}).data ?? []
  const origin = useEngineJob('report.fileOrigin')
  const verifying = useEngineJob('report.verifyFile')
  const refreshing = useEngineJob('report.refreshDeck')
  const inputs = { verify: useRef<HTMLInputElement>(null), refresh: useRef<HTMLInputElement>(null) }
  const [error, setError] = useState<YinguoError | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const running = [origin, verifying, refreshing].find(job => job.pending)
  const still = new Set(report.blocks.map(block => block.id))
  const known = new Set(reports.map(({ id }) => id))
  const reachable = (of: string, block: string): boolean => (of === report.id ? still.has(block) : known.has(of))

  const verify = async (grant: string, name: string): Promise<void> => {
    onFound({ file: { name, found: await verifying.run({ grant }) } })
  }
  /** A deck that lost its record is known by its shapes: they are looked for in the report that is open. */
  const refresh = async (grant: string, name: string, { format, project: of, report: made }: FileOrigin): Promise<void> => {
    if (format !== 'pptx') throw new YinguoError('M07', { ext: 'pptx', real: format })
    const target = await host.pickSave(fileNameOf(t('reportDelivered.refreshedName', { name: name.replace(/\.pptx$/i, '') }), 'pptx'), 'export')
    if (!target) return
    const done = await refreshing.run({ report: of === null ? report.id : null, deck: grant, grant: target.grant })
    await host.deliver(target)
    onFound({ deck: { report: of === null ? report.id : made, made: done } })
    notifyWarnings(done.warnings)
  }
  const take = async (task: Task, file: File): Promise<void> => {
    setError(null)
    setRefusal(null)
    onFound(task === 'verify' ? { file: null } : { deck: null })
    try {
      await session.flush()
      const { grant, name } = await host.grantFile(file)
      const from = await origin.run({ grant })
      if (from.project !== null && from.project !== project?.id) setRefusal({ key: 'otherProject', file: name, title: from.title })
      else if (task === 'refresh') await refresh(grant, name, from)
      else if (from.project === null) setRefusal({ key: 'unmarked', file: name, title: from.title })
      else await verify(grant, name)
    } catch (thrown) {
      const failed = toYinguoError(thrown)
      if (failed.code !== 'CANCELLED') setError(failed)
    }
  }
  const chooser = (task: Task, accept: string): ReactNode => (
    <>
      <input
        ref={inputs[task]} type="file" hidden accept={accept} aria-label={t(`reportDelivered.${task}`)}
        onChange={event => { const file = event.target.files?.[0]; if (file) void take(task, file); event.target.value = '' }}
      />
      <Button data-delivered={task} disabled={running !== undefined} onClick={() => inputs[task].current?.click()}>{t(`reportDelivered.${task}`)}</Button>
    </>
  )
  const { file, deck } = found
  return (
    <section>
      <h2>{t('reportDelivered.title')}</h2>
      <dl className="yg-delivered">
        <div><dt>{chooser('verify', '.docx,.pptx,.xlsx,.pdf,.html')}</dt><dd className="yg-secondary">{t('reportDelivered.verifyHint')}</dd></div>
        <div><dt>{chooser('refresh', '.pptx')}</dt><dd className="yg-secondary">{t('reportDelivered.refreshHint')}</dd></div>
      </dl>
      {running && <JobProgress progress={running.progress} onCancel={running.cancel} />}
      <ErrorNote error={error} onClose={() => setError(null)} />
      {refusal && <p role="alert" className="yg-refused">{refusal.key === 'unmarked' ? t('reportFile.verified.unmarked', { file: refusal.file }) : t('reportDelivered.otherProject', { file: refusal.file, title: refusal.title })}</p>}
      {file && (
        <>
          <h3>{t('reportDelivered.of', { file: file.name, title: file.found.title, at: dayTime(file.found.at) })}</h3>
          <VerifySum counts={file.found}>
            <span className={file.found.byHand > 0 ? 'yg-verify-different' : 'yg-faint'}>{t('reportFile.verified.byHand')} <b className="yg-num">{file.found.byHand}</b></span>
            <span className={file.found.removed > 0 ? 'yg-verify-different' : 'yg-faint'}>{t('reportFile.verified.removed')} <b className="yg-num">{file.found.removed}</b></span>
          </VerifySum>
          {file.found.numbers.every(number => number.standing === 'unseen') ? <p className="yg-secondary">{t('reportDelivered.unseen')}</p> : file.found.numbers.some(number => number.standing === 'unseen') && <p className="yg-secondary">{t('reportFile.verified.unseenCount', { n: file.found.numbers.filter(number => number.standing === 'unseen').length })}</p>}
          <NumbersTable label={t('reportDelivered.title')} numbers={file.found.numbers} reachable={block => reachable(file.found.report, block)} onGo={row => onGo(file.found.report, row.block, row.id)} />
        </>
      )}
      {deck && <RefreshedParts made={deck.made} reachable={block => reachable(deck.report, block)} onGo={block => onGo(deck.report, block)} />}
    </section>
  )
}
