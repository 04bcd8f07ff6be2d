import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DatasetSummary } from '../../../../shared/model/dataset.ts'
import { useCommands } from '../../../app/commands.ts'
import { WavesDialog } from './WavesDialog.tsx'

/** The way to the waves: a command, for the list of data sets, the menu and the palette. */
export function OpenWaves({ list }: { list: readonly DatasetSummary[] }): ReactNode {
  const [open, setOpen] = useState(false)
  useCommands([{ id: 'data.waves', label: 'merge.wave.open', group: 'place', when: () => list.length > 0, run: () => setOpen(true) }])
  return open && <WavesDialog list={list} onClose={() => setOpen(false)} />
}
