import { Popover } from 'antd'
import type { CustomHeaderProps } from 'ag-grid-react'
import type { ReactNode } from 'react'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useT } from '../../../app/i18n.tsx'
import { ColumnMenu } from '../filter/ColumnMenu.tsx'
import { HeaderStats } from './HeaderStats.tsx'
import { useGridSurround } from './surround.ts'

/** Short name over the wording of the question; a click selects the column, the button sorts and filters it. */
export function VariableHeader({ variable, stats }: CustomHeaderProps & { variable: Variable; stats: boolean }): ReactNode {
  const t = useT()
  const { dataset, view, frozen, menuOf, onMenu, onColumn } = useGridSurround()
  const name = variable.label || variable.name
  const open = menuOf === variable.id
  const place = view.sorts.findIndex(sort => sort.variable === variable.id)
  const filtered = view.filters.some(filter => filter.variable === variable.id)
  return (
    <div className="yg-grid-head">
      <div className="yg-grid-head-line">
        <span className="yg-grid-head-words" onMouseDown={event => { if (event.button === 0) onColumn(variable.id, event.shiftKey) }}>
          {variable.label !== '' && variable.label !== variable.name && <span className="yg-grid-head-name yg-ellipsis">{frozen.has(variable.id) && <Pin />}{variable.name}</span>}
          {variable.derived !== null && <span className="yg-grid-head-derived" role="img" aria-label={t('derived.derivedMark')}>ƒ</span>}
          <span className="yg-grid-head-label yg-ellipsis">{name}</span>
        </span>
        {place >= 0 && (
          <span className="yg-grid-head-sort yg-num" aria-hidden="true">{view.sorts[place]?.descending ? '↓' : '↑'}{view.sorts.length > 1 ? place + 1 : ''}</span>
        )}
        <Popover
          open={open} onOpenChange={next => onMenu(next ? variable.id : null)} trigger="click" placement="bottomRight" arrow={false} destroyOnHidden
          content={<ColumnMenu dataset={dataset} variable={variable} onClose={() => onMenu(null)} />}
        >
          <button type="button" className="yg-grid-head-button" data-filtered={filtered || undefined} aria-expanded={open} aria-haspopup="dialog" aria-label={t('grid.columnMenu', { name })} title={t('grid.columnMenu', { name })}>
            <svg width="12" height="12" viewBox="0 0 12 12" fill={filtered ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.2" strokeLinejoin="round" aria-hidden="true"><path d="M1.5 2h9L7 6.2V10L5 9V6.2z" /></svg>
          </button>
        </Popover>
      </div>
      {stats && <HeaderStats dataset={dataset} variable={variable} />}
    </div>
  )
}

const Pin = (): ReactNode => <svg className="yg-grid-head-pin" width="9" height="9" viewBox="0 0 9 9" fill="currentColor" aria-hidden="true"><path d="M2.5 0h4l-.6 3.2L7.4 5H5v4H4V5H1.6l1.5-1.8z" /></svg>
