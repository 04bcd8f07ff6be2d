import { Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { SegmentsDialog } from '../data/segments/SegmentsDialog.tsx'

const ALL = ' all'
const MANAGE = ' manage'

/** Which cases: all that count, or those of a named filter. The last entry opens the list of filters. */
export function SegmentSelect({ dataset, value, onChange }: { dataset: number; value: string | null; onChange(segment: string | null): void }): ReactNode {
  const t = useT()
  const [managing, setManaging] = useState(false)
  const list = useEngineQuery('segment.list', { dataset }).data ?? []
  // A figure may name its segment; the list knows ids.
  const chosen = value === null ? ALL : list.find(segment => segment.id === value || segment.name === value)?.id ?? value
  return (
    <>
      <Select
        className="yg-segment-select" aria-label={t('derived.segments.select')} value={chosen} popupMatchSelectWidth={false}
        onChange={next => { if (next === MANAGE) setManaging(true); else onChange(next === ALL ? null : next) }}
        options={[
          { value: ALL, label: t('derived.segments.all') },
          ...list.map(segment => ({ value: segment.id, label: `${segment.name} · ${t('derived.segments.people', { n: segment.n })}`, title: segment.text })),
          { value: MANAGE, label: t('derived.segments.manage') },
        ]}
      />
      {managing && <SegmentsDialog dataset={dataset} onClose={() => setManaging(false)} onMade={onChange} />}
    </>
  )
}
