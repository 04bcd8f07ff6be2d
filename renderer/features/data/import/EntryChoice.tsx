import { Select } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import { useT } from '../../../app/i18n.tsx'

/** Which table of a zip that holds several; nothing for any other error. */
export function EntryChoice({ error, onChoose }: { error: YinguoError | null; onChoose: (entry: string) => void }): ReactNode {
  const t = useT()
  const id = useId()
  const files = error?.code === 'M23' && error.params['reason'] === 'severalFiles' ? error.params['files'] : null
  if (!Array.isArray(files)) return null
  return (
    <p className="yg-reading-choice">
      <label htmlFor={id}>{t('wizard.entry')}</label>
      <Select id={id} placeholder={t('wizard.entry')} popupMatchSelectWidth={false} style={{ minWidth: 240 }} onChange={onChoose} options={files.map(file => ({ value: file, label: file }))} />
    </p>
  )
}
