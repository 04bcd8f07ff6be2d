import { Input } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../../app/i18n.tsx'
import type { ItemGroup } from './useFactors.ts'
import { variableText } from './useFactors.ts'

interface VariablePickerProps {
  groups: readonly ItemGroup[]
  chosen: readonly string[]
  onChange(variables: string[]): void
  label: string
}

/** Several variables by tick boxes, whole groups at once; the order of the choice is the order of the questionnaire. */
export function VariablePicker({ groups, chosen, onChange, label }: VariablePickerProps): ReactNode {
  const t = useT()
  const [search, setSearch] = useState('')
  const ticked = useMemo(() => new Set(chosen), [chosen])
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase()
    if (wanted === '') return groups
    return groups
      .map(group => ({ ...group, variables: group.variables.filter(variable => `${variable.label} ${variable.name} ${group.name}`.toLowerCase().includes(wanted)) }))
      .filter(group => group.variables.length > 0)
  }, [groups, search])
  const set = (ids: readonly string[], on: boolean): void => {
    const next = new Set(ticked)
    for (const id of ids) if (on) next.add(id); else next.delete(id)
    onChange(groups.flatMap(group => group.variables).map(variable => variable.id).filter((id, index, all) => next.has(id) && all.indexOf(id) === index))
  }
  return (
    <fieldset className="yg-picker">
      <legend>{label}<span className="yg-faint yg-num"> {t('analysis.chosen', { n: chosen.length })}</span></legend>
      <Input size="small" allowClear value={search} onChange={event => setSearch(event.target.value)} placeholder={t('controls.search')} aria-label={t('analysis.searchVariables')} />
      <div className="yg-picker-list">
        {shown.map(group => (
          <GroupTicks key={group.key} group={group} ticked={ticked} onSet={set} name={group.name || t('diagrams.ungrouped')} />
        ))}
        {shown.length === 0 && <p className="yg-faint">{t('analysis.nothingFound')}</p>}
      </div>
    </fieldset>
  )
}

interface GroupTicksProps { group: ItemGroup; name: string; ticked: ReadonlySet<string>; onSet(ids: readonly string[], on: boolean): void }

function GroupTicks({ group, name, ticked, onSet }: GroupTicksProps): ReactNode {
  const box = useRef<HTMLInputElement>(null)
  const count = group.variables.filter(variable => ticked.has(variable.id)).length
  const all = count === group.variables.length
  useEffect(() => { if (box.current) box.current.indeterminate = count > 0 && !all }, [count, all])
  const alone = group.variables.length === 1 && group.variables[0]
  if (alone && variableText(alone) === name) return <Tick id={alone.id} text={name} on={ticked.has(alone.id)} onSet={onSet} />
  return (
    <div role="group" aria-label={name}>
      <label className="yg-tick yg-tick-group">
        <input ref={box} type="checkbox" checked={all} onChange={event => onSet(group.variables.map(variable => variable.id), event.target.checked)} />
        <span title={name}>{name}</span>
        <span className="yg-faint yg-num">{count}/{group.variables.length}</span>
      </label>
      {group.variables.map(variable => (
        <Tick key={variable.id} id={variable.id} text={variableText(variable)} on={ticked.has(variable.id)} onSet={onSet} inner />
      ))}
    </div>
  )
}

function Tick({ id, text, on, onSet, inner = false }: { id: string; text: string; on: boolean; inner?: boolean; onSet(ids: readonly string[], on: boolean): void }): ReactNode {
  return (
    <label className={inner ? 'yg-tick yg-tick-inner' : 'yg-tick'}>
      <input type="checkbox" checked={on} onChange={event => onSet([id], event.target.checked)} />
      <span title={text}>{text}</span>
    </label>
  )
}
