import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { GridViewInput } from '../../../../shared/contract/gridView.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { boxCells, boxColumns, boxRows } from '../cellRange.ts'
import type { Box } from '../cellRange.ts'
import type { ShownVariable } from '../shownVariables.ts'

const PAUSE_MS = 150

/** Rows at the left; what the selection adds up to at the right. */
export function StatusBar({ dataset, simulated, view, narrowed, box, total, shown }: { dataset: number; simulated: boolean; view: GridViewInput; narrowed: boolean; box: Box | null; total: number | null; shown: readonly ShownVariable[] }): ReactNode {
  const t = useT()
  const lang = useLang()
  const [settled, setSettled] = useState<Box | null>(null)
  // While a selection is being drawn only its end is of interest.
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(box), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [box])
  const several = settled !== null && boxCells(settled) > 1 && total !== null && total > 0
  const variables = settled ? shown.slice(settled.left, settled.right + 1).map(({ variable }) => variable.id) : []
  const { data } = useEngineQuery('dataset.blockStats', { dataset, view, variables: variables.length > 0 ? variables : [shown[0]?.variable.id ?? ''], ...settled ? { span: { top: settled.top, bottom: settled.bottom } } : {} }, { enabled: several && variables.length > 0, keepPrevious: false })
  const number = (value: number): string => value.toLocaleString(lang, { maximumFractionDigits: 2 })
  return (
    <div className="yg-grid-status" role="group" aria-label={t('grid.status')}>
      <span className="yg-num" role="status">{total === null ? '' : t(narrowed ? 'data.found' : 'data.total', { n: total.toLocaleString(lang) })}</span>
      {simulated && <span className="yg-tag yg-tag-simulated">{t('controls.simulated')}</span>}
      {box && boxCells(box) > 1 && <span className="yg-num">{t('grid.statusSelected', { rows: boxRows(box).toLocaleString(lang), columns: boxColumns(box) })}</span>}
      <span className="yg-toolbar-gap" />
      {several && data && (
        <>
          {data.filled > 0 && <span className="yg-num">{t('grid.statusCount', { n: number(data.filled) })}</span>}
          {data.sum !== null && data.mean !== null && (
            <>
              <span className="yg-num">{t('grid.statusNumbers', { n: number(data.numbers) })}</span>
              <span className="yg-num" title={String(data.sum)}>{t('grid.statusSum', { sum: number(data.sum) })}</span>
              <span className="yg-num" title={String(data.mean)}>{t('grid.statusMean', { mean: number(data.mean) })}</span>
            </>
          )}
        </>
      )}
    </div>
  )
}
