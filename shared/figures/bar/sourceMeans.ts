import type { Translate } from '../../i18n/translate.ts'
import { frameSpec } from '../../model/figureSpec.ts'
import type { SourceTable } from '../../model/sourceTable.ts'
import type { BarFigure, TableCell } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import { groupedText, meanText } from '../rounding.ts'
import { paperSize } from '../svg/area.ts'
import { oneParagraph } from '../text/wrap.ts'
import { ticksTo } from '../ticks.ts'

/** Of the drawing, mm. */
const DRAWING = { width: 152, perBar: 8.5, around: 11 }

/** The tick at or above the largest of these; 0 when none is above 0. */
const end = (values: readonly number[]): number => { const most = Math.max(0, ...values); return most > 0 ? ticksTo(most).at(-1)! : 0 }

/** Bars of means somebody else published, each with the N behind it where it is known. */
export function buildSourceMeans(table: Extract<SourceTable, { kind: 'means' }>, words: Translate): BarFigure {
  const nothing: TableCell = { value: null, text: '–' }
  const number = (value: number | null, text: (value: number) => string): TableCell => (value === null ? nothing : { value, text: text(value) })
  const frame = buildFrame(frameSpec.parse({ title: table.name, period: table.period, source: table.origin }), {
    title: table.name, facts: table.unit ? [words('figures.facts.unit', { unit: table.unit })] : [], notes: [words('sources.figure.rule')], dataset: null,
  }, words)
  const means = table.rows.map(row => row.mean)
  return {
    kind: 'bar', frame,
    size: paperSize(frame, { rules: [], warnings: [] }, { width: DRAWING.width, height: DRAWING.around + Math.max(4, table.rows.length) * DRAWING.perBar }, 'below'),
    bars: table.rows.map((row, at) => ({
      key: String(at), label: oneParagraph(row.label), value: row.mean, n: row.n ?? 0,
      text: row.n === null ? meanText(row.mean) : words('figures.valueN', { value: meanText(row.mean), n: row.n }),
    })),
    axis: { value: table.unit || words('sources.column.mean'), min: 0 - end(means.map(mean => -mean)), max: end(means) || (means.some(mean => mean < 0) ? 0 : 1) },
    table: {
      columns: (['label', 'mean', 'n', 'sd'] as const).map(key => ({ key, header: words(`sources.column.${key}`), sub: '', align: key === 'label' ? 'left' as const : 'right' as const })),
      rows: table.rows.map((row, at) => ({ key: String(at), cells: [{ value: row.label, text: row.label }, number(row.mean, meanText), number(row.n, groupedText), number(row.sd, meanText)] })),
    },
  }
}
