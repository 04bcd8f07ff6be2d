import type { FishboneFigure, TableCell, TableModel } from '../../../shared/figures/figure.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'

const cell = (text: string): TableCell => ({ value: text, text })
/** The causes with numbers in reading order, under the number or letter they carry in the figure. */
export function outlineTable(figure: FishboneFigure, t: Translate): TableModel {
  const text = new Map(figure.outline.map(row => [row.id, row.text]))
  const signs = new Map(figure.layout.bones.map(bone => [bone.id, (bone.level === 1 ? bone.evidence : bone.badge)?.lines.join(' ') ?? '']))
  const rows = figure.outline.filter(row => row.evidence !== '')
  const marked = rows.some(row => markText(row.mark, t) !== '')
  const column = (key: 'number' | 'level' | 'cause' | 'parent' | 'evidence' | 'mark', align: 'left' | 'right'): TableModel['columns'][number] => ({ key, header: t(`causeFigure.columns.${key}`), sub: '', align })
  return {
    columns: [column('number', 'right'), column('level', 'right'), column('cause', 'left'), column('parent', 'left'), column('evidence', 'left'), ...(marked ? [column('mark', 'left')] : [])],
    rows: rows.map(row => ({
      key: row.id,
      cells: [
        { value: row.mark.number, text: row.mark.number === null ? signs.get(row.id) ?? '' : String(row.mark.number) }, { value: row.level, text: String(row.level) },
        cell(row.text), cell(row.parent === null ? '' : text.get(row.parent) ?? ''), cell(row.evidence), ...(marked ? [cell(markText(row.mark, t))] : []),
      ],
    })),
  }
}

/** 要因, 不确认 and votes in words. */
export const markText = (mark: FishboneFigure['outline'][number]['mark'], t: Translate): string => [
  mark.main ? t('causeFigure.mark.main') : '', mark.excluded === null ? '' : t('causeFigure.mark.excluded'), mark.votes === null ? '' : t('causeFigure.votes', { n: mark.votes }),
].filter(Boolean).join(t('figures.listComma'))
