import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Factor } from '../../../../shared/model/factor.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { FactorSelect } from '../../figure/FactorSelect.tsx'

/** The factor something measures, of the project's tree, or a new one below the chosen one. */
export function FactorField({ factors, value, label, onChange }: { factors: readonly Factor[]; value: string | null; label: string; onChange(factor: string | null): void }): ReactNode {
  const t = useT()
  const add = useEngineCommand('factor.add')
  const [naming, setNaming] = useState<string | null>(null)
  const below = factors.find(factor => factor.id === value)
  const make = (): void => {
    const name = naming?.trim() ?? ''
    if (name === '') { setNaming(null); return }
    add.run({ name, parent: below?.id ?? null }).then(made => { setNaming(null); onChange(made.id) }, () => {})
  }
  return (
    <div className="yg-factor-field">
      <div className="yg-prop-row">
        <div className="yg-grow"><FactorSelect factors={factors} value={below ? value : null} onChange={onChange} label={label} placeholder={t('designer.properties.noFactor')} /></div>
        {naming === null && <Button size="small" aria-label={t('designer.properties.newFactorFor', { name: label })} onClick={() => setNaming('')}>＋</Button>}
      </div>
      {naming !== null && (
        <div className="yg-prop-row">
          <Input
            size="small" className="yg-grow" autoFocus value={naming} maxLength={200} aria-label={t('designer.properties.newFactor')} placeholder={below ? t('designer.properties.newFactorBelow', { name: below.name }) : t('designer.properties.newFactor')}
            onChange={event => setNaming(event.target.value)} onPressEnter={make} onKeyDown={event => { if (event.key === 'Escape') { event.stopPropagation(); setNaming(null) } }}
          />
          <Button size="small" disabled={add.pending} onClick={make}>{t('designer.properties.addFactor')}</Button>
        </div>
      )}
      <ErrorNote error={add.error} onClose={add.clear} />
    </div>
  )
}
