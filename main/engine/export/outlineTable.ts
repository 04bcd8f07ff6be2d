import type { FishboneFigure, TableCell, TableModel } from '../../../shared/figures/figure.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'

const cell = (text: string): TableCell => ({ value: text, text })
const number = (value: number | null): TableCell => ({ value, text: value === null ? '' : String(value) })

/** All causes of a fishbone as a table in reading order: number, level, cause, parent, data, mark. Big bones are headings. */
export function outlineTable(figure: FishboneFigure, t: Translate): TableModel {
  const text = new Map(figure.outline.map(row => [row.id, row.text]))
  const rows = figure.outline.filter(row => row.level > 1 || row.evidence !== '')
  return {
    columns: [
      { key: 'number', header: t('causeFigure.columns.number'), sub: '', align: 'right' }, { key: 'level', header: t('causeFigure.columns.level'), sub: '', align: 'right' },
      { key: 'cause', header: t('causeFigure.columns.cause'), sub: '', align: 'left' }, { key: 'parent', header: t('causeFigure.columns.parent'), sub: '', align: 'left' },
      { key: 'evidence', header: t('causeFigure.columns.evidence'), sub: '', align: 'left' }, { key: 'mark', header: t('causeFigure.columns.mark'), sub: '', align: 'left' },
    ],
    rows: rows.map(row => ({
      key: row.id,
      cells: [number(row.mark.number), number(row.level), cell(row.text), cell(row.parent === null ? '' : text.get(row.parent) ?? ''), cell(row.evidence), cell(markText(row.mark, t))],
    })),
  }
}

/** 要因, 不确认 and votes in words. */
export const markText = (mark: FishboneFigure['outline'][number]['mark'], t: Translate): string => [
  mark.main ? t('causeFigure.mark.main') : '', mark.excluded === null ? '' : t('causeFigure.mark.excluded'), mark.votes === null ? '' : t('causeFigure.votes', { n: mark.votes }),
].filter(Boolean).join(t('figures.listComma'))
