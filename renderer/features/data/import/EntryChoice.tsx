import { Select } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import { useT } from '../../../app/i18n.tsx'

/** The tables of a zip that holds several; null for any other error. */
export function entriesOf(error: YinguoError | null): string[] | null {
  const files = error?.code === 'M23' && error.params['reason'] === 'severalFiles' ? error.params['files'] : null
  return Array.isArray(files) ? files : null
}

/** Which table of a zip that holds several: a question, not a fault. */
export function EntryChoice({ entries, action, onChoose }: { entries: readonly string[]; /** Another way on. */ action: ReactNode; onChoose: (entry: string) => void }): ReactNode {
  const t = useT()
  const id = useId()
  return (
    <div className="yg-entry" role="alert">
      <label htmlFor={id}>{t('wizard.entryHint', { n: entries.length })}</label>
      <span className="yg-reading-choice">
        <Select id={id} autoFocus placeholder={t('wizard.entry')} popupMatchSelectWidth={false} style={{ minWidth: 280 }} onChange={onChoose} options={entries.map(file => ({ value: file, label: file }))} />
        {action}
      </span>
    </div>
  )
}
