import type { DatasetType } from './dataset.ts'
import type { VariableKind, VariableMeaning } from './variable.ts'

/** What is known of a column when its job is guessed. */
export interface MeaningColumn {
  id: string
  title: string
  kind: VariableKind
  /** Filled cells, how many of them differ, and some of them. */
  filled: number
  distinct: number
  samples: readonly string[]
}

/** Titles as logs of complaints and interviews have them. Data to recognise, not words to show. */
const titles: readonly [VariableMeaning, RegExp][] = [
  ['resolved', /是否.{0,4}(解决|办结|处理完|关闭|结案)|^(解决|办结|处理|关闭|结案)(情况|状态|结果)|^(resolved|closed|status|state|solved)\b/iu],
  ['severity', /严重|程度|紧急|优先级|级别|等级|\b(severity|priority|urgency)\b/iu],
  ['cost', /金额|费用|赔偿|赔付|损失|成本|\b(cost|amount|compensation|loss)\b/iu],
  ['duration', /时长|用时|耗时|处理时间|处理天数|历时|等待时间|\b(duration|elapsed|handling time|minutes|hours)\b/iu],
  ['factor', /原因|因素|分类|类别|类型|问题类|归类|\b(factor|cause|category|reason|type|code)\b/iu],
  ['verbatim', /内容|描述|详情|原话|原文|记录|意见|建议|反馈|诉求|摘要|\b(verbatim|content|description|details?|text|comment|complaint|feedback|transcript|quote)\b/iu],
  ['channel', /渠道|途径|来源|方式|受理(点|部门)|\b(channel|source|medium|via)\b/iu],
  ['segment', /客户(类型|群|级别)|用户(类型|群)|对象|受访者|分群|人群|部门|地区|区域|校区|\b(segment|customer|group|respondent|region|department)\b/iu],
  ['date', /日期|时间|时刻|\b(date|time|timestamp|when)\b/iu],
]
const survey = /^(Q?\d{1,3}[.、:：)）]|[A-Z]\d+[.、])|满意|同意|[？?]$/iu

const isText = (column: MeaningColumn): boolean => column.kind === 'text' && column.filled > 0
const length = (column: MeaningColumn): number => column.samples.reduce((sum, text) => sum + text.length, 0) / Math.max(1, column.samples.length)

/** Which job each column seems to have; each job is given once, to the first column that fits its title and its content. */
export function proposeMeanings(columns: readonly MeaningColumn[]): Map<string, VariableMeaning> {
  const found = new Map<string, VariableMeaning>()
  const fits: Record<string, (column: MeaningColumn) => boolean> = {
    date: column => column.kind === 'date' || column.samples.some(text => /^\s*\d{4}[-/.年]\d{1,2}/u.test(text)),
    verbatim: column => isText(column) && length(column) >= 4 && column.distinct > column.filled / 3,
    cost: column => column.kind === 'number',
    duration: column => column.kind === 'number' || column.kind === 'text' && column.samples.every(text => /\d/.test(text)),
    factor: column => column.kind !== 'number' && column.kind !== 'date' && column.distinct < Math.max(3, column.filled),
    resolved: column => column.distinct <= 12,
    severity: column => column.distinct <= 12,
    channel: column => column.kind !== 'number' && column.kind !== 'date',
    segment: column => column.kind !== 'number' && column.kind !== 'date',
  }
  for (const [meaning, title] of titles) {
    const column = columns.find(each => !found.has(each.id) && title.test(each.title) && (each.filled === 0 || fits[meaning]!(each)))
    if (column) found.set(column.id, meaning)
  }
  return found
}

/**
 * survey unless the columns speak for something else: a log of records has few columns, hardly one that reads like a question,
 * and a date beside a text (complaints, interviews) or beside nothing but short facts (log).
 */
export function proposeType(fileName: string, columns: readonly MeaningColumn[], meanings: ReadonlyMap<string, VariableMeaning>): DatasetType {
  if (columns.length === 0 || columns.length > 40) return 'survey'
  if (columns.some(column => column.kind === 'indicator') || columns.filter(column => column.kind === 'scale').length > 1) return 'survey'
  if (columns.filter(column => survey.test(column.title)).length > Math.max(1, columns.length / 5)) return 'survey'
  const has = new Set(meanings.values())
  const all = [fileName, ...columns.map(column => column.title)].join(' ')
  if (/访谈|interview/iu.test(all) && has.has('verbatim')) return 'interviews'
  const complaint = /投诉|工单|报修|抱怨|complaint|ticket/iu.test(all)
  const jobs = (['channel', 'severity', 'resolved', 'factor', 'cost'] as const).filter(meaning => has.has(meaning)).length
  if (has.has('verbatim') && has.has('date') && (complaint || jobs >= 2)) return 'complaints'
  if (complaint && has.has('factor') && has.has('date')) return 'complaints'
  if (has.has('date') && !has.has('verbatim') && columns.length <= 10 && columns.filter(column => column.kind === 'text').length === 0) {
    const timed = columns.some(column => meanings.get(column.id) === 'date' && column.samples.some(text => /\d{1,2}:\d{2}/.test(text)))
    if (timed) return 'log'
  }
  return 'survey'
}

interface Drafted { id: string; label: string; name: string; kind: VariableKind; include: boolean; meaning: VariableMeaning | null; source: { take: string; column: number } }
interface Profile { filled: number; distinct: number; samples: readonly string[] }

/** The columns of a recipe that are taken as they stand; `profileOf` knows the column of the sheet. */
export const meaningColumns = (variables: readonly Drafted[], profileOf: (column: number) => Profile | undefined): MeaningColumn[] => variables
  .filter(variable => variable.include && variable.source.take === 'value')
  .map(variable => ({ id: variable.id, title: variable.label || variable.name, kind: variable.kind, ...profileOf(variable.source.column) ?? { filled: 0, distinct: 0, samples: [] } }))

/** A recipe as a log of this type: columns get the jobs they seem to have, as long as none has one. As a survey they have none but the wave. */
export function asType<R extends { type: DatasetType; variables: V[] }, V extends Drafted>(recipe: R, type: DatasetType, profileOf: (column: number) => Profile | undefined): R {
  if (type === 'survey') return { ...recipe, type, variables: recipe.variables.map(variable => (variable.meaning === null || variable.meaning === 'wave' || variable.meaning === 'version' ? variable : { ...variable, meaning: null })) }
  if (recipe.variables.some(variable => variable.meaning === 'date' || variable.meaning === 'verbatim')) return { ...recipe, type }
  const meanings = proposeMeanings(meaningColumns(recipe.variables, profileOf))
  return {
    ...recipe, type,
    variables: recipe.variables.map(variable => ({ ...variable, meaning: variable.meaning ?? meanings.get(variable.id) ?? null })),
  }
}
