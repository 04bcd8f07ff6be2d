import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { BoneHit } from '../../../../shared/fishbone/search.ts'
import { useT } from '../../../app/i18n.tsx'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { levelOf } from '../../figure/hierarchy.ts'
import type { EditorTools } from './boneKeys.ts'
import { causeTable } from './causeTable.ts'
import type { CauseTableFacts } from './causeTable.ts'
import { HitText } from './HitText.tsx'
import type { FishboneSession, SessionState } from './session.ts'
import { HEAD } from './spatial.ts'
import { useLines } from './useLines.tsx'

interface BoneTableProps {
  session: FishboneSession
  state: SessionState
  tools: EditorTools
  facts: Omit<CauseTableFacts, 'bones' | 'votes'>
  hits: ReadonlyMap<string, BoneHit>
  /** Only causes with nothing below them. */
  ends: boolean
  onEnds(ends: boolean): void
  describe(id: string): string
}

/** The same causes as a table: written in with the same keys, copied to a spreadsheet. */
export function BoneTable({ session, state, tools, facts, hits, ends, onEnds, describe }: BoneTableProps): ReactNode {
  const t = useT()
  // What is being typed keeps its line, end cause or not.
  const table = useMemo(() => causeTable(t, { ...facts, bones: state.bones, votes: state.settings.mode === 'vote' }, ends), [t, facts, state.bones, state.settings.mode, ends])
  const ids = useMemo(() => table.rows.map(row => row.key), [table])
  const lines = useLines({ session, state, tools, rows: ids, describe })
  const head = lines.line(HEAD)
  return (
    <div className={`yg-bone-table${lines.active ? ' yg-outline-active' : ''}`}>
      <div className="yg-bone-table-tools">
        <div className="yg-segmented" role="group" aria-label={t('fishbone.editor.rowsShown')}>
          {[false, true].map(each => <button key={String(each)} type="button" aria-pressed={ends === each} onClick={() => onEnds(each)}>{t(each ? 'fishbone.editor.endCauses' : 'fishbone.editor.allCauses')}</button>)}
        </div>
        <span className="yg-faint yg-num">{t('fishbone.editor.rowCount', { n: table.rows.length })}</span>
        <span className="yg-toolbar-space" />
        <CopyTable table={table} />
      </div>
      <div ref={lines.box} className="yg-bone-table-scroll" role="group" aria-label={t('fishbone.editor.table')} aria-describedby="fishbone-keys" {...lines.holder}>
        <table className="yg-table" role="treegrid" aria-label={t('fishbone.editor.table')} aria-multiselectable="true">
          <thead><tr>{table.columns.map(column => <th key={column.key} scope="col" className={`yg-align-${column.align}`}>{column.header}</th>)}</tr></thead>
          <tbody>
            <tr {...head} aria-level={1} className={head['aria-selected'] ? 'yg-row-selected yg-outline-lead' : undefined}>
              <td className="yg-align-right" /><td colSpan={table.columns.length - 1} className="yg-bone-table-effect"><span data-words="">{state.effect || t('diagrams.unnamed')}</span></td>
            </tr>
            {table.rows.map(row => {
              const line = lines.line(row.key)
              const level = levelOf(state.bones, row.key)
              return (
                <tr
                  key={row.key} {...line} aria-level={level + 1}
                  className={`${line['aria-selected'] ? 'yg-row-selected' : ''}${state.selected === row.key ? ' yg-outline-lead' : ''}${state.cut.has(row.key) ? ' yg-outline-cut' : ''}`}
                >
                  {row.cells.map((cell, i) => {
                    const column = table.columns[i]
                    if (column?.key !== 'cause') return <td key={column?.key ?? i} className={`yg-align-${column?.align ?? 'left'} yg-num`}>{cell.text}</td>
                    return (
                      <td key="cause" className="yg-bone-table-cause" style={ends ? undefined : { paddingInlineStart: 10 + (level - 1) * 16 }}>
                        <span data-words="" className={state.edit?.id === row.key && lines.active ? 'yg-outline-hidden' : undefined}>{cell.text ? <HitText text={cell.text} hit={hits.get(row.key)} /> : t('diagrams.typeHere')}</span>
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
        {lines.field}
      </div>
    </div>
  )
}
