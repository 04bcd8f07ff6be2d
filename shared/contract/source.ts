import { z } from 'zod'
import type { Figure } from '../figures/figure.ts'
import { datasetTypes } from '../model/dataset.ts'
import type { Dataset } from '../model/dataset.ts'
import { logTypes, templateTypes } from '../model/logColumns.ts'
import { codeSchema } from '../model/questionnaire.ts'
import { sourceTableContent } from '../model/sourceTable.ts'
import type { SourceTable } from '../model/sourceTable.ts'
import { variableMeaning } from '../model/variable.ts'
import { cellInput } from './dataset.ts'
import type { Exported } from './export.ts'
import { lang } from './figure.ts'
import { command, job, query } from '../rpc/call.ts'
import { grant } from './project.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const variable = z.string().min(1).max(120)
const table = z.string().min(1).max(120)

export const timeBins = ['hour', 'weekday', 'day', 'month'] as const
export type TimeBin = (typeof timeBins)[number]
export interface TimeTable {
  by: TimeBin
  /**
   * hour: 7 is 7:00-7:59; weekday: 1 Monday; day: 2024-03-05; month: 2024-03. Hours, weekdays, days and months in between are there with 0.
   * `second`: sum or mean of the second series, null without one or without a number.
   */
  bins: { bin: number | string; n: number; second: number | null; secondN: number }[]
  n: number
  /** Cases without a time that can be read; for hours, also those whose text gives a day only. */
  unread: number
  /** Days that occur, for a mean per day. */
  days: number
}

export const sourceCalls = {
  'source.tables': query<SourceTable[]>()('source.tables', z.object({}), () => [tag.sources]),
  /** table null: a new one. */
  'source.saveTable': command<SourceTable>()('source.saveTable', z.object({ table: table.nullable(), content: sourceTableContent }), () => [tag.sources]),
  'source.removeTable': command<null>()('source.removeTable', z.object({ table }), () => [tag.sources]),
  /** Pareto chart of counts, bars of means; BAD_VALUE for secondary figures, which are quoted, not drawn. */
  'source.figure': query<Figure>()('source.figure', z.object({ table, lang: lang.default('zh-CN') }), () => [tag.sources]),
  /** An empty data set of records to be typed in. The words are the caller's; a column without words is left out. */
  'source.newLog': job<Dataset>()('source.newLog', z.object({
    type: z.enum(logTypes), name: z.string().trim().min(1).max(120),
    columns: z.array(z.object({ meaning: variableMeaning, label: z.string().trim().min(1).max(80), codes: z.array(codeSchema).max(50).default([]) })).min(1).max(30),
  }), () => [tag.datasets]),
  /** An empty workbook with the columns of a log, to be filled in elsewhere and imported. */
  'source.template': job<Exported>()('source.template', z.object({ type: z.enum(templateTypes), lang, grant })),
  /** One record in one change set. A word that is no option of its column yet becomes one. */
  'source.addRecord': command<{ rid: number; newOptions: number }>()('source.addRecord', z.object({
    dataset, cells: z.array(z.object({ variable, value: cellInput })).min(1).max(200),
  }), p => [tag.cells(p.dataset), tag.datasets, tag.variables(p.dataset)]),
  'source.setType': command<null>()('source.setType', z.object({ dataset, type: z.enum(datasetTypes) }), p => [tag.datasets, tag.variables(p.dataset)]),
  /** Cases by the hour, weekday, day or month of a date variable; beside it a number (agents on duty) summed up or averaged. */
  'source.timeTable': query<TimeTable>()('source.timeTable', z.object({
    dataset, variable, by: z.enum(timeBins), segment: z.string().max(120).nullable().default(null),
    second: z.object({ variable, how: z.enum(['sum', 'mean']) }).nullable().default(null),
  }), p => [tag.cells(p.dataset), tag.variables(p.dataset), tag.segments]),
}
