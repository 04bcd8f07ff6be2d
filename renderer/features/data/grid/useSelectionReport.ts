import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { Row } from '../../../../shared/contract/dataset.ts'
import type { GridViewInput } from '../../../../shared/contract/gridView.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import type { Client } from '../../../../shared/rpc/client.ts'
import { notifyError } from '../../../app/notices.tsx'
import { boxRows } from '../cellRange.ts'
import type { Box, CellRange } from '../cellRange.ts'
import type { Selection } from './handle.ts'
import type { RowSource } from './rowSource.ts'

export interface Selected {
  client: Client
  dataset: number
  /** The view as text: another object with the same filters is the same view. */
  viewKey: string
  source: RowSource
  variables: readonly Variable[]
  range: RefObject<CellRange | null>
  box: Box | null
  tell: RefObject<{ onSelection(selection: Selection | null): void; onBox(box: Box | null): void }>
}

/** What the page knows of the selection follows when the ids of its rows are known. */
export function useSelectionReport({ client, dataset, viewKey, source, variables, range, box, tell }: Selected): void {
  useEffect(() => {
    tell.current.onBox(box)
    const now = range.current
    if (!box || !now) { tell.current.onSelection(null); return undefined }
    let live = true
    const focusOf = (rid: number | undefined): Selection['focus'] => {
      const variable = variables[now.anchor.column]
      return rid !== undefined && variable ? { rid, variable: variable.id } : null
    }
    const rows = boxRows(box) <= 200 ? Array.from({ length: boxRows(box) }, (_, index) => source.rows.get(box.top + index)) : []
    if (rows.length > 0 && !rows.includes(undefined)) {
      const known = rows as Row[]
      tell.current.onSelection({ box, rids: known.map(row => row.rid), excluded: known.every(row => row.excluded !== null), focus: focusOf(source.rows.get(now.anchor.row)?.rid) })
    } else {
      client.call('dataset.rids', { dataset, view: JSON.parse(viewKey) as GridViewInput, span: { top: box.top, bottom: box.bottom } }).then(({ rids, excluded }) => {
        if (live) tell.current.onSelection({ box, rids, excluded: rids.length > 0 && excluded === rids.length, focus: focusOf(rids[now.anchor.row - box.top]) })
      }, notifyError)
    }
    return () => { live = false }
  }, [box, range, variables, source, client, dataset, viewKey, tell])
}
