import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { ChangedCellOfFile } from '../../../../shared/contract/merge.ts'
import { useT } from '../../../app/i18n.tsx'
import type { CellWords } from './cellWords.ts'
import { Listed } from './Listed.tsx'

export type Whose = 'local' | 'file'
const both: readonly Whose[] = ['local', 'file']
const cellOf = ({ rid, variable }: ChangedCellOfFile): string => `${rid} ${variable}`

export interface ConflictTableProps {
  cells: readonly ChangedCellOfFile[]
  total: number
  rule: Whose
  /** By row and variable, where it is not the rule. */
  choices: ReadonlyMap<string, Whose>
  words: CellWords
  onRule(whose: Whose): void
  onChoices(choices: ReadonlyMap<string, Whose>): void
}

/** Cells changed here and in the file: both values with a radio button each, so that arrow keys choose and Tab goes on. */
export function ConflictTable({ cells, total, rule, choices, words, onRule, onChoices }: ConflictTableProps): ReactNode {
  const t = useT()
  const choose = (cell: ChangedCellOfFile, whose: Whose): void => {
    const next = new Map(choices)
    if (whose === rule) next.delete(cellOf(cell))
    else next.set(cellOf(cell), whose)
    onChoices(next)
  }
  if (cells.length === 0) return <p className="yg-secondary">{t('merge.hint.none')}</p>
  return (
    <>
      <p className="yg-secondary">{t('merge.hint.conflicts')}</p>
      <div className="yg-merge-rule">
        <span>{t('merge.rule')}</span>
        <Segmented<Whose> value={rule} onChange={onRule} aria-label={t('merge.rule')} options={[{ value: 'local', label: t('merge.takeAll') }, { value: 'file', label: t('merge.takeAllFile') }]} />
      </div>
      <Listed n={cells.length} total={total} />
      <div className="yg-merge-scroll" tabIndex={0} role="region" aria-label={t('merge.tab.conflicts', { n: total })}>
        <table className="yg-merge-table">
          <thead>
            <tr>
              <th scope="col" className="yg-num">{t('merge.column.row')}</th>
              <th scope="col">{t('merge.column.variable')}</th>
              <th scope="col">{t('merge.column.base')}</th>
              <th scope="col">{t('merge.take.local')}</th>
              <th scope="col">{t('merge.take.file')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(cell => {
              const whose = choices.get(cellOf(cell)) ?? rule
              const name = t('merge.takeOf', { rid: cell.rid, label: words.label(cell.variable) })
              return (
                <tr key={cellOf(cell)}>
                  <td className="yg-num">{cell.rid}</td>
                  <td>{words.label(cell.variable)}</td>
                  <td className="yg-secondary">{words.value(cell.variable, cell.base)}</td>
                  {both.map(side => (
                    <td key={side} data-chosen={whose === side || undefined}>
                      <label>
                        <input type="radio" name={cellOf(cell)} checked={whose === side} aria-label={`${name} ${t(`merge.take.${side}`)}`} onChange={() => choose(cell, side)} />
                        {words.value(cell.variable, side === 'local' ? cell.local : cell.next)}
                      </label>
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}
