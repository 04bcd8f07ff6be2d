import type { ReactNode } from 'react'
import type { CellValue } from '../../../../shared/model/missing.ts'
import { useT } from '../../../app/i18n.tsx'
import type { CellWords } from './cellWords.ts'
import { Listed } from './Listed.tsx'

export interface RespondentTableProps {
  hint: string
  /** Header of the number of the row. */
  first: string
  rows: readonly { id: number; values: CellValue[] }[]
  total: number
  shown: readonly string[]
  words: CellWords
  children?: ReactNode
}

/** Responses that are in one file only, by what tells them. */
export function RespondentTable({ hint, first, rows, total, shown, words, children }: RespondentTableProps): ReactNode {
  const t = useT()
  if (rows.length === 0) return <p className="yg-secondary">{t('merge.hint.none')}</p>
  return (
    <>
      <p className="yg-secondary">{hint}</p>
      {children}
      <Listed n={rows.length} total={total} />
      <div className="yg-merge-scroll" tabIndex={0} role="region" aria-label={hint}>
        <table className="yg-merge-table">
          <thead><tr><th scope="col" className="yg-num">{first}</th>{shown.map(variable => <th key={variable} scope="col">{words.label(variable)}</th>)}</tr></thead>
          <tbody>{rows.map(({ id, values }) => <tr key={id}><td className="yg-num">{id}</td>{shown.map((variable, c) => <td key={variable}>{words.value(variable, values[c] ?? null)}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </>
  )
}
