import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { TableModel } from '../../../shared/figures/figure.ts'
import { useT } from '../../app/i18n.tsx'
import { tableHtml, tableText } from './tableText.ts'

/** The table on the clipboard: every digit as text for a spreadsheet, as shown for a word processor. */
export function CopyTable({ table }: { table: TableModel }): ReactNode {
  const t = useT()
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = window.setTimeout(() => setState('idle'), 2000)
    return () => window.clearTimeout(timer)
  }, [state])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.write([new ClipboardItem({
        'text/plain': new Blob([tableText(table)], { type: 'text/plain' }),
        'text/html': new Blob([tableHtml(table)], { type: 'text/html' }),
      })])
      setState('copied')
    } catch {
      // Rich text may be closed to us; plain text is asked for before giving up.
      await navigator.clipboard.writeText(tableText(table)).then(() => setState('copied'), () => setState('failed'))
    }
  }
  return (
    <>
      <Button size="small" onClick={() => { void copy() }}>{t('diagrams.copyTable')}</Button>
      <span role="status" className="yg-faint">{state === 'copied' ? t('diagrams.copied') : state === 'failed' ? t('diagrams.copyFailed') : ''}</span>
    </>
  )
}
