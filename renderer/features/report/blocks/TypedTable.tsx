import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Block, BlockContent, ReportTable } from '../../../../shared/model/report.ts'
import { useT } from '../../../app/i18n.tsx'
import { useEditing } from '../editing.ts'

type Typed = Extract<ReportTable, { type: 'typed' }>
interface TypedTableProps { block: Block; content: Extract<BlockContent, { type: 'table' }>; table: Typed }

/** A table by hand: cells are typed where they stand. */
export function TypedTable({ block, content, table }: TypedTableProps): ReactNode {
  const t = useT()
  const { session, locked, report } = useEditing()
  const { header, rows } = table
  const put = (next: Omit<Typed, 'type'>): void => session.type(block.id, { ...content, table: { type: 'typed', ...next } })
  const cell = (row: readonly string[], c: number): string => row[c] ?? ''
  const keep = (): void => { void session.flush() }
  return (
    <div className="yg-table-scroll" role="region" aria-label={content.caption || t('reportEditor.insert.typedTable')} tabIndex={0}>
      <table className={`yg-print-table yg-print-${report.settings.style.table} yg-typed-table`}>
        <thead>
          <tr>{header.map((text, c) => <th key={c} scope="col"><input aria-label={t('reportEditor.headerOf', { n: c + 1 })} value={text} maxLength={300} readOnly={locked} onBlur={keep} onChange={event => put({ header: header.with(c, event.target.value), rows })} /></th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              {header.map((text, c) => (
                <td key={c}>
                  <input
                    aria-label={t('reportEditor.cellOf', { column: text || String(c + 1), n: r + 1 })} value={cell(row, c)} maxLength={2000} readOnly={locked} onBlur={keep}
                    onChange={event => put({ header, rows: rows.with(r, header.map((_, each) => (each === c ? event.target.value : cell(row, each)))) })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!locked && (
        <div className="yg-typed-tools">
          <Button size="small" disabled={rows.length >= 500} onClick={() => { put({ header, rows: [...rows, header.map(() => '')] }); keep() }}>{t('reportEditor.addRow')}</Button>
          <Button size="small" disabled={rows.length < 2} onClick={() => { put({ header, rows: rows.slice(0, -1) }); keep() }}>{t('reportEditor.dropRow')}</Button>
          <Button size="small" disabled={header.length >= 30} onClick={() => { put({ header: [...header, t('reportEditor.columnN', { n: header.length + 1 })], rows: rows.map(row => [...header.map((_, c) => cell(row, c)), '']) }); keep() }}>{t('reportEditor.addColumn')}</Button>
          <Button size="small" disabled={header.length < 2} onClick={() => { put({ header: header.slice(0, -1), rows: rows.map(row => row.slice(0, header.length - 1)) }); keep() }}>{t('reportEditor.dropColumn')}</Button>
        </div>
      )}
    </div>
  )
}
