import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DatasetSummary } from '../../../../shared/model/dataset.ts'
import { useCommands } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { WavesDialog } from './WavesDialog.tsx'

/** The way to the waves, below the list of data sets and in the palette. */
export function OpenWaves({ list }: { list: readonly DatasetSummary[] }): ReactNode {
  const t = useT()
  const [open, setOpen] = useState(false)
  useCommands([{ id: 'data.waves', label: 'merge.wave.open', group: 'place', run: () => setOpen(true) }])
  return (
    <>
      <div className="yg-datasets-end"><Button block onClick={() => setOpen(true)}>{t('merge.wave.open')}</Button></div>
      {open && <WavesDialog list={list} onClose={() => setOpen(false)} />}
    </>
  )
}
