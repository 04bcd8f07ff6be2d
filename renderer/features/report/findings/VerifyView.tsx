import { Button, Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { Verification } from '../../../../shared/contract/report.ts'
import { useEngineJob } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { useEditing } from '../editing.ts'
import { DeliveredFiles } from './DeliveredFiles.tsx'
import type { DeliveredFindings } from './DeliveredFiles.tsx'
import { NumbersTable } from './NumbersTable.tsx'
import { VerifySum } from './VerifySum.tsx'

/** What verifying found; it stays while one goes to a number and comes back. */
export interface Verifications extends DeliveredFindings { /** This report, or files that went out. */ shown: 'own' | 'files'; own: Verification | null }
export const nothingVerified: Verifications = { shown: 'own', own: null, file: null, deck: null }

/** `number`: the bound number in the block, as its provenance names it. */
interface VerifyViewProps { found: Verifications; onFound(next: Partial<Verifications>): void; onGo(report: string, block: string, number?: string): void; onTyped(): void }

/** Every number, table and figure derived from the files again: of the report as it is, or of a file of it that went out. */
export function VerifyView({ found, onFound, onGo, onTyped }: VerifyViewProps): ReactNode {
  const t = useT()
  return (
    <div className="yg-findings">
      <Segmented
        aria-label={t('reportDelivered.which')} value={found.shown} onChange={shown => onFound({ shown })}
        options={[{ value: 'own' as const, label: t('reportDelivered.thisReport') }, { value: 'files' as const, label: t('reportDelivered.title') }]}
      />
      {found.shown === 'files' ? <DeliveredFiles found={found} onFound={onFound} onGo={onGo} /> : <OwnReport {...{ found, onFound, onGo, onTyped }} />}
    </div>
  )
}

function OwnReport({ found: { own }, onFound, onGo, onTyped }: VerifyViewProps): ReactNode {
  const t = useT()
  const { report, session } = useEditing()
  const job = useEngineJob('report.verify')
  const start = (): void => {
    void session.flush().then(() => job.run({ report: report.id })).then(made => onFound({ own: made }), () => {})
  }
  const still = new Set(report.blocks.map(block => block.id))
  return (
    <section>
      <h2>{t('reportEditor.verify')}</h2>
      <p className="yg-secondary">{t('reportEditor.verifyHint')}</p>
      <div className="yg-prop-row">
        <Button type="primary" disabled={job.pending} onClick={start}>{t(own ? 'reportEditor.verifyAgain' : 'reportEditor.verifyNow')}</Button>
        {job.pending && <JobProgress progress={job.progress} onCancel={job.cancel} />}
      </div>
      <ErrorNote error={job.error} onClose={job.clear} />
      {own && (
        <>
          <VerifySum counts={own} onTyped={onTyped}>
            {own.data !== '' && <span className="yg-faint">{t('reportPage.origin.hash')}<code>{own.data.split('+').map(hash => hash.slice(0, 16)).join(' + ')}</code></span>}
          </VerifySum>
          <NumbersTable label={t('reportEditor.verify')} numbers={own.numbers} reachable={block => still.has(block)} onGo={row => onGo(report.id, row.block, row.id)} />
        </>
      )}
    </section>
  )
}
