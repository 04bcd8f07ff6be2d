import type { DatasetType } from './dataset.ts'
import type { Scale, VariableKind, VariableMeaning, VariableRole } from './variable.ts'

export type LogType = Exclude<DatasetType, 'survey'>
export const logTypes = ['complaints', 'interviews', 'log'] as const satisfies readonly LogType[]
/** Logs that people write by hand: there is an empty workbook for each (resources/templates). */
export const templateTypes = ['complaints', 'interviews'] as const satisfies readonly LogType[]
export type TemplateType = (typeof templateTypes)[number]

export interface LogColumn { id: string; meaning: VariableMeaning; kind: VariableKind; role: VariableRole; scale: Scale | null; codes: number }

const column = (id: string, meaning: VariableMeaning, kind: VariableKind, codes = 0): LogColumn =>
  ({ id, meaning, kind, role: 'answer', scale: meaning === 'severity' ? { min: 1, max: 5, direction: 'negative' } : null, codes })

const when = column('date', 'date', 'date')
const channel = column('channel', 'channel', 'nominal')
const segment = column('segment', 'segment', 'nominal')
const verbatim = column('verbatim', 'verbatim', 'text')
const factor = column('factor', 'factor', 'text')
/** 1 slight … 5 very severe. */
const severity = column('severity', 'severity', 'ordinal', 5)
/** 1 resolved, 2 not yet. */
const resolved = column('resolved', 'resolved', 'nominal', 2)
const cost = column('cost', 'cost', 'number')
const duration = column('duration', 'duration', 'number')

/** The columns of a record that is kept by hand, in the order they are typed in. `codes`: how many options the column comes with. */
export const logColumns: Record<LogType, readonly LogColumn[]> = {
  complaints: [when, channel, segment, verbatim, factor, severity, resolved, cost, duration],
  interviews: [when, channel, segment, verbatim, factor],
  log: [when, channel, segment, duration],
}
