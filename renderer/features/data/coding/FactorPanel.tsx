import { Input } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { NO_FACTOR } from '../../../../shared/model/coding.ts'
import type { Factor } from '../../../../shared/model/factor.ts'
import { runCommand } from '../../../app/commands.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { factorChoices, keyedFactors, matchFactors } from './factorChoices.ts'
import type { CodingState } from './useCoding.ts'

export const FACTOR_FIELD = 'coding-factor'

/** The factor tree as something to code with: number keys, type-ahead, and a field that makes what is missing. */
export function FactorPanel({ factors, coding, editable }: { factors: readonly Factor[]; coding: CodingState; editable: boolean }): ReactNode {
  const t = useT()
  const add = useEngineCommand('factor.add')
  const [typed, setTyped] = useState('')
  const [pick, setPick] = useState(0)
  const field = useRef<InputRef>(null)
  const choices = useMemo(() => factorChoices(factors), [factors])
  const keyed = useMemo(() => keyedFactors(choices), [choices])
  const found = useMemo(() => matchFactors(choices, typed), [choices, typed])
  const chosen = new Set(coding.current?.mine ?? [])
  useEffect(() => { setPick(0) }, [typed])
  const ready = coding.current !== undefined
  useEffect(() => { if (ready) field.current?.focus() }, [ready])
  const toggle = (factor: string): void => { if (editable) coding.toggle(factor) }
  const typing = typed.trim() !== ''
  const create = (): void => {
    if (!editable) return
    void add.run({ name: typed.trim(), parent: null }).then(factor => { coding.toggle(factor.id); setTyped('') }, () => {})
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const use = (work: () => void): void => { event.preventDefault(); work() }
    if (event.key === 'ArrowDown') use(() => (typing ? setPick(Math.min(found.length - 1, pick + 1)) : coding.go(Math.min(coding.rows.length - 1, coding.at + 1))))
    else if (event.key === 'ArrowUp') use(() => (typing ? setPick(Math.max(0, pick - 1)) : coding.go(Math.max(0, coding.at - 1))))
    else if (event.key === 'Enter') {
      use(() => {
        const choice = found[pick]
        if (!typing) coding.next()
        else if (choice) { toggle(choice.id); setTyped('') } else create()
      })
    } else if (!typing && (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) use(() => { runCommand(event.shiftKey || event.key.toLowerCase() === 'y' ? 'edit.redo' : 'edit.undo') })
    else if (event.key === 'Escape' && typing) use(() => setTyped(''))
    else if (!typing && /^[0-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      use(() => {
        const factor = event.key === '0' ? NO_FACTOR : keyed[Number(event.key) - 1]?.id
        if (factor !== undefined) toggle(factor)
      })
    } else if (!typing && event.key === 'Tab' && !event.shiftKey && coding.suggestions[0] && editable) {
      const [first] = coding.suggestions
      use(() => coding.toggle(first.factor))
    }
  }
  const shown = typing ? found : choices
  return (
    <div className="yg-coding-factors">
      <Input
        id={FACTOR_FIELD} ref={field} value={typed} maxLength={200} placeholder={t('sources.coding.factorSearch')} aria-label={t('sources.coding.factorSearch')} disabled={!coding.current}
        onChange={event => setTyped(event.target.value)} onKeyDown={keys} role="combobox" aria-expanded="true" aria-controls="coding-factors" aria-autocomplete="list"
      />
      {choices.length === 0 && !typing && <p className="yg-secondary">{t('sources.coding.noFactors')}</p>}
      <ul id="coding-factors" aria-label={t('sources.coding.factors')}>
        {shown.map((choice, at) => {
          const key = keyed.findIndex(each => each.id === choice.id)
          return (
            <li key={choice.id} style={{ paddingInlineStart: typing ? 0 : (choice.level - 1) * 14 }}>
              <button type="button" aria-pressed={chosen.has(choice.id)} data-pick={typing && at === pick} title={choice.path} disabled={!editable || !coding.current} onClick={() => { toggle(choice.id); field.current?.focus() }}>
                <kbd>{key >= 0 ? key + 1 : ''}</kbd>
                <span>{choice.name}</span>
              </button>
            </li>
          )
        })}
        {!typing && (
          <li>
            <button type="button" aria-pressed={chosen.has(NO_FACTOR)} disabled={!editable || !coding.current} onClick={() => { toggle(NO_FACTOR); field.current?.focus() }}>
              <kbd>0</kbd><span>{t('sources.coding.noFactor')}</span>
            </button>
          </li>
        )}
      </ul>
      {typing && found.length === 0 && editable && <button type="button" className="yg-button" onClick={create}>{t('sources.coding.create', { name: typed.trim() })}</button>}
      <p className="yg-secondary yg-coding-keys">{t('sources.coding.keys')}</p>
    </div>
  )
}
