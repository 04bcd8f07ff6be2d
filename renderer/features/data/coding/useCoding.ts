import { useCallback, useEffect, useMemo, useState } from 'react'
import { NO_FACTOR } from '../../../../shared/model/coding.ts'
import type { CodedText, CodingShow, Suggestion } from '../../../../shared/contract/coding.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'

export const PAGE = 200

export interface CodingView { show: CodingShow; factor: string | null; search: string; offset: number }
export const wholeCoding: CodingView = { show: 'all', factor: null, search: '', offset: 0 }

export interface CodingState {
  rows: readonly CodedText[]
  total: number
  at: number
  current: CodedText | undefined
  suggestions: readonly Suggestion[]
  bigrams: boolean
  error: YinguoError | null
  clearError(): void
  go(at: number): void
  next(): void
  toggle(factor: string): void
  clear(): void
  /** Factors null: opens a settled text again. */
  settle(factors: readonly string[] | null): void
}

/** The texts of a page, the one that is being coded, and what is proposed for it. */
export function useCoding(where: { dataset: number; variable: string }, coder: string, blind: boolean, alike: boolean, view: CodingView, onView: (view: CodingView) => void): CodingState {
  const { dataset, variable } = where
  const list = useEngineQuery('coding.list', { dataset, variable, coder, blind, ...view, limit: PAGE })
  const [at, go] = useState(0)
  useEffect(() => { go(0) }, [dataset, variable, coder, view.show, view.factor, view.search, view.offset])
  const rows = useMemo(() => list.data?.rows ?? [], [list.data])
  const index = Math.min(at, Math.max(0, rows.length - 1))
  const current = rows[index]
  const suggested = useEngineQuery('coding.suggest', { dataset, variable, coder, blind, rids: [current?.rid ?? 1] }, { enabled: current !== undefined, keepPrevious: false })
  const set = useEngineCommand('coding.set')
  const { run } = set
  const uncoded = view.show === 'uncoded'
  const next = useCallback((): void => {
    const order = [...rows.keys()].map(step => (index + 1 + step) % rows.length)
    const found = order.find(place => rows[place]!.mine === null)
    if (found !== undefined) go(found)
    else if (!uncoded) onView({ ...wholeCoding, show: 'uncoded' })
  }, [rows, index, uncoded, onView])
  const toggle = (factor: string): void => {
    if (!current) return
    const has = current.mine?.includes(factor) ?? false
    void run({ dataset, variable, coder, rids: [current.rid], factors: [factor], mode: has ? 'remove' : 'add', alike })
  }
  return {
    rows, total: list.data?.total ?? 0, at: index, current, go, next, toggle,
    suggestions: (suggested.data?.rows.find(row => row.rid === current?.rid)?.suggestions ?? []).filter(each => !current?.mine?.includes(each.factor) && !current?.mine?.includes(NO_FACTOR)),
    bigrams: suggested.data?.words === 'bigrams',
    error: set.error ?? list.error ?? suggested.error, clearError: set.clear,
    clear: () => { if (current) void run({ dataset, variable, coder, rids: [current.rid], factors: [], mode: 'replace', alike }) },
    settle: factors => { if (current) void run({ dataset, variable, coder: null, rids: [current.rid], factors: [...factors ?? []], mode: 'replace', alike }) },
  }
}
