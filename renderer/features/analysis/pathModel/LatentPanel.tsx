import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'
import type { ItemGroup } from '../../figure/useFactors.ts'
import { VariablePicker } from '../../figure/VariablePicker.tsx'
import { changeLatent, cut, giveItems, join, mayJoin, removeLatent, renameLatent } from './sketch.ts'
import type { Latent, Sketch } from './sketch.ts'

interface LatentPanelProps { sketch: Sketch; latent: Latent; groups: readonly ItemGroup[]; onChange(sketch: Sketch): void; onSelect(name: string | null): void }

/** Name, mode, items and arrows of one latent. */
export function LatentPanel({ sketch, latent, groups, onChange, onSelect }: LatentPanelProps): ReactNode {
  const t = useT()
  const [name, setName] = useState(latent.name)
  const rename = (): void => {
    const next = renameLatent(sketch, latent.name, name.trim())
    if (next === sketch) { setName(latent.name); return }
    onChange(next)
    onSelect(name.trim())
  }
  const targets = sketch.blocks.map(block => block.name).filter(other => mayJoin(sketch, latent.name, other))
  const leaving = sketch.paths.filter(path => path.from === latent.name || path.to === latent.name)
  return (
    <>
      <Field label={t('pathModel.editor.rename')}>
        <Input value={name} maxLength={80} aria-label={t('pathModel.editor.rename')} onChange={event => setName(event.target.value)} onBlur={rename} onPressEnter={rename} />
      </Field>
      <Field label={t('pathModel.editor.mode')}>
        <Segmented
          block aria-label={t('pathModel.editor.mode')} value={latent.mode} onChange={mode => onChange(changeLatent(sketch, latent.name, { mode }))}
          options={[{ value: 'A' as const, label: t('pathModel.editor.modeA') }, { value: 'B' as const, label: t('pathModel.editor.modeB') }]}
        />
      </Field>
      <Field label={t('pathModel.editor.arrows')}>
        <Select
          value={null} disabled={targets.length === 0} aria-label={t('pathModel.editor.arrowTo')} placeholder={t('pathModel.editor.arrowTo')}
          options={targets.map(target => ({ value: target, label: target }))} onChange={(target: string | null) => { if (target !== null) onChange(join(sketch, latent.name, target)) }}
        />
      </Field>
      <ul className="yg-path-list">
        {leaving.map(({ from, to }) => (
          <li key={`${from}>${to}`}>
            <span>{`${from} → ${to}`}</span>
            <Button size="small" type="text" aria-label={t('pathModel.editor.removeArrow', { from, to })} onClick={() => onChange(cut(sketch, from, to))}>×</Button>
          </li>
        ))}
      </ul>
      <VariablePicker label={t('pathModel.editor.items')} groups={groups} chosen={latent.items} onChange={items => onChange(giveItems(sketch, latent.name, items))} />
      <Button danger onClick={() => { onChange(removeLatent(sketch, latent.name)); onSelect(null) }}>{t('pathModel.editor.removeLatent')}</Button>
    </>
  )
}
