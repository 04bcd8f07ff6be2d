import type { ConfirmationSheet } from '../../../shared/causes/confirming.ts'
import type { EvidenceFacts } from '../../../shared/causes/facts.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { confirmationPlan } from '../../../shared/presentation/causesConfirmation.ts'
import { effectsTable } from '../../../shared/presentation/causesEffects.ts'
import { evaluationTable, measuresTable } from '../../../shared/presentation/causesMeasures.ts'
import { confirmationOutcome } from '../../../shared/presentation/causesOutcome.ts'
import { traceTable } from '../../../shared/presentation/causesTrace.ts'
import type { ResultTable } from '../../../shared/presentation/presented.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { confirmationSheet } from '../causes/confirmations.ts'
import { effectLines } from '../causes/effects.ts'
import { measureSheet, measuresOf } from '../causes/measures.ts'
import { traceMatrix } from '../causes/traceGraph.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { KeptTable } from './projectTable.ts'

export type CauseTableName = 'confirmationPlan' | 'confirmations' | 'measureScores' | 'measures' | 'effects' | 'trace'

/** Dissatisfied answers are those of the two lowest points; the first three ranks need a measure. As the trace page opens. */
const TRACE = { dataset: null, atMost: 2, top: 3 }

/**
 * Tables of causes, measures and effects, as the project has them now. Throws NOT_FOUND where the fishbone `of` is gone or there is none,
 * NOT_ENOUGH_DATA where measures have no points to compare.
 */
export function causeTable(project: ProjectReader, { name, of }: { name: CauseTableName; of: string | null }, t: Translate): KeptTable {
  switch (name) {
    case 'confirmationPlan': return kept(confirmationPlan(t, sheetOf(project, of)), [])
    case 'confirmations': {
      const sheet = sheetOf(project, of)
      return kept(confirmationOutcome(t, sheet), sheet.lines.flatMap(({ data }) => datasetOfFacts(data)))
    }
    case 'measureScores': {
      const scores = evaluationTable(t, measureSheet(project))
      if (!scores) throw new YinguoError('NOT_ENOUGH_DATA', { needed: 1, n: 0, what: 'measureCriteria' })
      return kept(scores, [])
    }
    case 'measures': return kept(measuresTable(t, measureSheet(project)), [])
    case 'effects': {
      const lines = effectLines(project)
      const names = new Map(measuresOf(project).map(({ id, content }) => [id, content.what]))
      return kept(effectsTable(t, lines, names), lines.flatMap(({ result }) => [result.before, result.after].flatMap(({ dataset }) => (dataset ? [dataset.id] : []))))
    }
    case 'trace': {
      const matrix = traceMatrix(project, TRACE)
      const made = traceTable(t, matrix).table
      // In running documents the lines of a cell become one.
      const rows = made.table.rows.map(row => ({ ...row, cells: row.cells.map(cell => ({ ...cell, text: cell.text.replaceAll('\n', t('causeFigure.listJoin')) })) }))
      return kept({ ...made, table: { ...made.table, rows } }, matrix.dataset ? [matrix.dataset.id] : [])
    }
  }
}

const kept = ({ title, table, notes }: ResultTable, datasets: readonly number[]): KeptTable => ({ title, table, notes, datasets: [...new Set(datasets)] })

const datasetOfFacts = (facts: EvidenceFacts | null): number[] => (facts && 'dataset' in facts ? [facts.dataset.id] : [])

/** The diagram named, or the first that has bones. */
function sheetOf(project: ProjectReader, of: string | null): ConfirmationSheet {
  const id = of ?? project.fishbones().find(fishbone => fishbone.bones > 0)?.id
  if (id === undefined) throw new YinguoError('NOT_FOUND', { what: 'fishbone', id: '' })
  return confirmationSheet(project, project.fishbone(id), null)
}
