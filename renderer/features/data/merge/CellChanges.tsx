import type { ReactNode } from 'react'
import type { ChangedCellOfFile } from '../../../../shared/contract/merge.ts'
import { useT } from '../../../app/i18n.tsx'
import type { CellWords } from './cellWords.ts'
import { Listed } from './Listed.tsx'

/** Cells that take the new file's value. */
export function CellChanges({ cells, total, words }: { cells: readonly ChangedCellOfFile[]; total: number; words: CellWords }): ReactNode {
  const t = useT()
  if (cells.length === 0) return <p className="yg-secondary">{t('merge.hint.none')}</p>
  return (
    <>
      <p className="yg-secondary">{t('merge.hint.changed')}</p>
      <Listed n={cells.length} total={total} />
      <div className="yg-merge-scroll" tabIndex={0} role="region" aria-label={t('merge.tab.changed', { n: total })}>
        <table className="yg-merge-table">
          <thead><tr><th scope="col" className="yg-num">{t('merge.column.row')}</th><th scope="col">{t('merge.column.variable')}</th><th scope="col">{t('merge.column.local')}</th><th scope="col">{t('merge.column.next')}</th></tr></thead>
          <tbody>
            {cells.map(({ rid, variable, local, next }) => (
              <tr key={`${rid} ${variable}`}><td className="yg-num">{rid}</td><td>{words.label(variable)}</td><td className="yg-change-from">{words.value(variable, local)}</td><td>{words.value(variable, next)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
