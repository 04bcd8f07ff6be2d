import type { FishboneFigure, TableCell, TableColumn, TableModel } from '../../../shared/figures/figure.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { markText } from './outlineTable.ts'

const words = (text: string): TableCell => ({ value: text, text })

/** End causes under their numbers, each with the way to it from the big bone (末端原因 of FIELD.md 3.2); no rows where there are none. */
export function endCauseTable({ outline }: FishboneFigure, t: Translate): TableModel {
  const byId = new Map(outline.map(row => [row.id, row]))
  const parents = new Set(outline.map(row => row.parent))
  const ends = outline.filter(row => row.parent !== null && !parents.has(row.id))
  const wayTo = (parent: string | null): string[] => { const row = byId.get(parent ?? ''); return row ? [...wayTo(row.parent), row.text] : [] }
  const marked = ends.some(row => markText(row.mark, t) !== '')
  const reasoned = ends.some(row => row.mark.excluded !== null)
  const measured = ends.some(row => row.evidence !== '')
  const column = (key: 'number' | 'end' | 'path' | 'evidence' | 'mark' | 'reason'): TableColumn => ({ key, header: t(`causeFigure.columns.${key}`), sub: '', align: key === 'number' ? 'right' : 'left' })
  return {
    columns: [column('number'), column('end'), column('path'), ...(measured ? [column('evidence')] : []), ...(marked ? [column('mark')] : []), ...(reasoned ? [column('reason')] : [])],
    rows: ends.map((row, i) => ({
      key: row.id,
      cells: [
        { value: i + 1, text: String(i + 1) }, words(row.text), words(wayTo(row.parent).join(' → ')),
        ...(measured ? [words(row.evidence)] : []), ...(marked ? [words(markText(row.mark, t))] : []), ...(reasoned ? [words(row.mark.excluded ?? '')] : []),
      ],
    })),
  }
}
