import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Provenance } from '../../../../shared/report/rendered.ts'
import { useT } from '../../../app/i18n.tsx'
import { placeOf } from '../goTo.ts'
import { useOriginWords } from './originWords.ts'

/** Where a number, table or figure comes from, so that anybody can get it again. */
export function ProvenanceView({ of, figure = null }: { of: Provenance; figure?: string | null }): ReactNode {
  const t = useT()
  const place = placeOf(of, figure)
  const lines = useOriginWords()(of)
  return (
    <div className="yg-origin">
      <dl>{lines.map(({ label, text, whole, code }) => <div key={label}><dt>{label}</dt><dd>{code ? <code title={whole}>{text}</code> : text}</dd></div>)}</dl>
      <details><summary>{t('reportEditor.request')}</summary><pre tabIndex={0}>{JSON.stringify(of.request, null, 1)}</pre></details>
      {place && <Button size="small" onClick={place}>{t('reportEditor.goToPlace')}</Button>}
    </div>
  )
}
