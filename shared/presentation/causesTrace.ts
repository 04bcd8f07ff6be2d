import type { Hole, TraceBone, TraceColumn, TraceMatrix, TraceRow } from '../causes/trace.ts'
import { traceColumns } from '../causes/trace.ts'
import { percentText } from '../figures/rounding.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Presented, ResultTable } from './presented.ts'
import { column, row, words } from './tableWords.ts'

const LINES = '\n'
const INDENT = '\u3000'
/** Before the words of a hole, so that it is seen without its colour. */
export const HOLE_MARK = '× '

export const holeWords = (t: Translate, hole: Hole): string => t(`causes.trace.hole.${hole.code}`, { label: hole.subject.label })

/** The matrix on one page. `marked`: "row key/column key" of the cells with a hole, which are printed red and say what is missing. */
export interface PresentedTrace extends Presented { marked: string[] }

const boneWords = (t: Translate, { number, text }: TraceBone): string => (number === null ? text : t('causes.trace.end', { number, text }))

function cellWords(t: Translate, line: TraceRow, key: TraceColumn): string[] {
  switch (key) {
    case 'items': return line.items.map(({ label }) => label)
    case 'class': return [
      ...(line.class && line.class.count > 0 ? [t('causes.trace.classText', { class: line.class.class, n: line.class.count, share: percentText(line.class.share) })] : []),
      ...(line.priority ? [t('causes.trace.priority', { rank: line.priority.rank })] : []),
    ]
    case 'codes': return line.codes.map(({ dataset, name, factor, mentions }) => t('causes.trace.mentions', { name: factor === null ? name : dataset.name, n: mentions }))
    case 'bones': return line.bones.map(bone => boneWords(t, bone))
    case 'mains': return line.mains.map(bone => boneWords(t, bone))
    case 'measures': return line.measures.map(({ what }) => what)
    case 'effects': return line.effects.map(({ metric, verdict }) => `${metric}: ${t(`causes.effects.verdict.${verdict}`)}`)
  }
}

export function traceTable(t: Translate, { rows, dataset, atMost }: TraceMatrix): { table: ResultTable; marked: string[] } {
  const marked: string[] = []
  const keyOf = (line: TraceRow): string => line.factor ?? 'unplaced'
  const lines = rows.map(line => row(keyOf(line), [
    words(`${INDENT.repeat(line.level)}${line.factor === null ? t('causes.trace.unplaced') : line.name}`),
    ...traceColumns.map(key => {
      const holes = line.holes.filter(hole => hole.column === key)
      if (holes.length > 0) marked.push(`${keyOf(line)}/${key}`)
      return words([...cellWords(t, line, key), ...holes.map(hole => `${HOLE_MARK}${holeWords(t, hole)}`)].join(LINES))
    }),
  ]))
  return {
    marked,
    table: {
      key: 'trace', title: t('causes.trace.title'), notes: dataset ? [t('causes.trace.note', { atMost, dataset: dataset.name })] : [],
      table: { columns: [column('factor', t('causes.trace.column.factor'), '', 'left'), ...traceColumns.map(key => column(key, t(`causes.trace.column.${key}`), '', 'left'))], rows: lines },
    },
  }
}

export function presentTrace(t: Translate, matrix: TraceMatrix): PresentedTrace {
  const { table, marked } = traceTable(t, matrix)
  const { holes } = matrix
  return {
    tables: [table], marked,
    reading: [holes.length === 0 ? t('causes.trace.complete') : t('causes.trace.count', { n: holes.length })],
    warnings: holes.map(hole => holeWords(t, hole)),
  }
}
