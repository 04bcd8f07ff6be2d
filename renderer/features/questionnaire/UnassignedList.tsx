import { useState } from 'react'
import type { DragEvent, ReactNode } from 'react'
import type { Variable } from '../../../shared/model/variable.ts'
import { useT } from '../../app/i18n.tsx'
import { variableText } from '../figure/useFactors.ts'
import type { Dragged } from './dragPlan.ts'
import { between } from './factorRows.ts'
import { ScaleText } from './ScaleText.tsx'

export interface UnassignedListProps {
  dataset: number
  variables: readonly Variable[]
  selected: ReadonlySet<string>
  onSelect(variables: Set<string>): void
  dragged: Dragged | null
  onDrag(dragged: Dragged | null): void
  /** Items dropped here leave their factor. */
  onDetach(): void
}

/** Scale items that no factor holds: the holes of the tree, to be dragged onto factors, several at once. */
export function UnassignedList({ dataset, variables, selected, onSelect, dragged, onDrag, onDetach }: UnassignedListProps): ReactNode {
  const t = useT()
  const [anchor, setAnchor] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const order = variables.map(variable => variable.id)
  const tick = (id: string, on: boolean, range: boolean): void => {
    const next = new Set([...selected].filter(each => order.includes(each)))
    for (const each of range && anchor ? between(order, anchor, id) : [id]) if (on) next.add(each); else next.delete(each)
    setAnchor(id)
    onSelect(next)
  }
  const startDrag = (event: DragEvent, id: string): void => {
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', id)
    onDrag({ type: 'items', items: (selected.has(id) ? order.filter(each => selected.has(each)) : [id]).map(variable => ({ dataset, variable })) })
  }
  const accepts = dragged?.type === 'items'
  return (
    <div
      className={`yg-unassigned${over && accepts ? ' yg-drop-into' : ''}`}
      onDragOver={event => { if (accepts) { event.preventDefault(); setOver(true) } }} onDragLeave={() => setOver(false)}
      onDrop={event => { event.preventDefault(); setOver(false); if (accepts) onDetach() }}
    >
      {variables.length === 0
        ? <p className="yg-unassigned-none">✓ {t('questionnaire.allAssigned')}</p>
        : <p className="yg-unassigned-lead">{t('questionnaire.unassignedHint')}</p>}
      <ul aria-label={t('questionnaire.unassigned')}>
        {variables.map(variable => (
          <li key={variable.id} draggable onDragStart={event => startDrag(event, variable.id)} onDragEnd={() => onDrag(null)} className={selected.has(variable.id) ? 'yg-row-selected' : undefined}>
            <label title={variableText(variable)}>
              <input type="checkbox" checked={selected.has(variable.id)} onChange={event => tick(variable.id, event.target.checked, (event.nativeEvent as unknown as MouseEvent).shiftKey)} />
              <span className="yg-unassigned-name">{variableText(variable)}</span>
              <ScaleText variable={variable} />
            </label>
          </li>
        ))}
      </ul>
    </div>
  )
}
