import type { ReactNode } from 'react'
import type { FrameSpec } from '../../../shared/model/figureSpec.ts'
import { useT } from '../../app/i18n.tsx'
import { Section, TextField } from './Field.tsx'

/** What stands around a figure: title, period, source, note. Left empty they are made from the data set. */
export function FrameFields({ frame, onChange }: { frame: FrameSpec; onChange(frame: FrameSpec): void }): ReactNode {
  const t = useT()
  const put = (part: Partial<FrameSpec>): void => onChange({ ...frame, ...part })
  return (
    <Section title={t('diagrams.frame')}>
      <TextField label={t('diagrams.title')} value={frame.title} maxLength={300} placeholder={t('diagrams.fromContent')} onCommit={title => put({ title })} />
      <TextField label={t('diagrams.period')} value={frame.period} maxLength={120} placeholder={t('diagrams.fromDataset')} onCommit={period => put({ period })} />
      <TextField label={t('diagrams.source')} value={frame.source} maxLength={300} placeholder={t('diagrams.fromDataset')} onCommit={source => put({ source })} />
      <TextField label={t('diagrams.note')} value={frame.note} maxLength={1000} rows={2} onCommit={note => put({ note })} />
    </Section>
  )
}
