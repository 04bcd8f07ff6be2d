import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { ImportProposal } from '../../../../shared/contract/import.ts'
import { useT } from '../../../app/i18n.tsx'
import { columnLetters } from './recipe.ts'

/** Columns drawn at most: the rest can be seen in the table of questions below. */
const SHOWN_COLUMNS = 120

/** The raw top of the sheet with its header marked; clicking a row number moves the header there. */
export function SheetPreview({ proposal, onHeader }: { proposal: ImportProposal; onHeader: (row: number) => void }): ReactNode {
  const t = useT()
  const { preview, headerRow, source } = proposal
  const header = useRef<HTMLTableRowElement>(null)
  useEffect(() => { header.current?.scrollIntoView({ block: 'nearest' }) }, [headerRow])
  const columns = Math.min(SHOWN_COLUMNS, Math.max(0, ...preview.map(row => row.length)))
  const isHeader = (row: number): boolean => row <= headerRow && row > headerRow - source.headerRows
  return (
    <div className="yg-preview">
      <p className="yg-secondary">{t('wizard.previewHint')}</p>
      <div className="yg-preview-scroll" tabIndex={0} role="region" aria-label={t('wizard.preview')}>
        <table>
          <thead>
            <tr><td />{Array.from({ length: columns }, (_, index) => <th key={index} scope="col">{columnLetters(index)}</th>)}</tr>
          </thead>
          <tbody>
            {preview.map((cells, index) => {
              const row = index + 1
              const marked = isHeader(row)
              const words = t(marked ? 'wizard.isHeader' : 'wizard.setHeader', { n: row })
              return (
                <tr key={row} ref={row === headerRow ? header : undefined} className={marked ? 'yg-preview-header' : row < headerRow ? 'yg-preview-above' : undefined}>
                  <th scope="row"><button type="button" aria-pressed={marked} aria-label={words} title={words} onClick={() => onHeader(row)}>{row}</button></th>
                  {Array.from({ length: columns }, (_, column) => <td key={column} title={cells[column]}>{cells[column]}</td>)}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}
