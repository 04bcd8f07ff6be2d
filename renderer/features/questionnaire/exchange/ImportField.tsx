import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { ImportedForm } from '../../../../shared/contract/formExchange.ts'
import { toYinguoError } from '../../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import { useEngineJob } from '../../../app/engine/hooks.ts'
import { useHost } from '../../../app/host.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'

/** A questionnaire read from a file; nothing is taken over before someone says so. */
export function ImportField({ children }: { children(read: ImportedForm, clear: () => void): ReactNode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const host = useHost()
  const job = useEngineJob('form.importFile')
  const input = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<ImportedForm | null>(null)
  const [error, setError] = useState<YinguoError | null>(null)
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setError(null)
    setRead(null)
    try {
      const { grant } = await host.grantFile(file)
      setRead(await job.run({ grant, lang }))
    } catch (thrown) {
      setError(toYinguoError(thrown))
    }
  }
  return (
    <div className="yg-import-field">
      <input ref={input} type="file" hidden accept=".xlsx,.xlsm,.json,.txt,.md,.docx" aria-label={t('designer.exchange.choose')} onChange={event => { void take(event.target.files?.[0]); event.target.value = '' }} />
      <div className="yg-prop-row">
        <Button onClick={() => input.current?.click()}>{t('designer.exchange.choose')}</Button>
        <span className="yg-faint">{t('designer.exchange.formats')}</span>
      </div>
      {job.pending && <JobProgress progress={job.progress} onCancel={job.cancel} />}
      <ErrorNote error={error} onClose={() => setError(null)} />
      {read && children(read, () => setRead(null))}
    </div>
  )
}
