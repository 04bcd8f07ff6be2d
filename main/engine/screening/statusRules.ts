import { missingState } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { cellWords } from './returnedRows.ts'
import type { Hit, Judgement, Rule, Survey } from './rule.ts'
import { unavailable } from './rule.ts'

/** What platforms write into their status columns, and what hand-made sheets do. */
const words = {
  preview: /preview|\btest\b|spam|预览|测试/iu,
  notEligible: /disqualif|screened? ?out|quota ?(?:full|out)|over ?quota|\bdeleted\b|甄别|不符合|配额/iu,
  incomplete: /partial|in ?progress|incomplete|not ?complete|未完成|部分完成|未提交|中途退出/iu,
}
/** The numbers of the Qualtrics column Status: 1, 2, 9, 17 previews and tests, 8 and 12 spam. */
const qualtricsPreview = new Set(['1', '2', '8', '9', '12', '17'])
const statusColumn = /^_?(?:response ?)?status$|^(?:答卷|答题|回收|完成|填写)?状态$|^清洗数据结果$/iu
const finishedColumn = /^finished$|^completed?$|^submitted$/iu
const progressColumn = /^progress$/iu
const submittedColumn = /^(?:submitdate|date submitted|提交日期)\b/iu

const columnNamed = ({ dataset }: Survey, pattern: RegExp): Variable | undefined =>
  dataset.variables.find(({ role, name, label }) => role !== 'answer' && (pattern.test(name.trim()) || pattern.test(label.trim())))

function byStatus(survey: Survey, matches: (text: string) => boolean): { column: Variable; hits: Map<number, Hit> } | null {
  const column = columnNamed(survey, statusColumn)
  if (!column) return null
  const hits = new Map<number, Hit>()
  survey.rows.values(column.id).forEach((value, row) => {
    const text = cellWords(column, value)
    if (text !== '' && matches(text)) hits.set(row, { params: { value: text }, cells: [column.id] })
  })
  return { column, hits }
}

const told = (found: { column: Variable; hits: Map<number, Hit> }): Judgement => ({ unavailable: null, facts: { from: found.column.name }, hits: found.hits })

export const preview: Rule = {
  id: 'preview', reason: 'preview', byDefault: 'exclude',
  judge(survey) {
    const qualtrics = survey.dataset.source.platform === 'qualtrics'
    const found = byStatus(survey, text => words.preview.test(text) || (qualtrics && qualtricsPreview.has(text)))
    return found ? told(found) : unavailable('noStatus')
  },
}

export const notEligible: Rule = {
  id: 'notEligible', reason: 'notEligible', byDefault: 'exclude',
  judge(survey) {
    const found = byStatus(survey, text => words.notEligible.test(text))
    return found ? told(found) : unavailable('noStatus')
  },
}

const isNo = (text: string): boolean => /^(?:0|false|no|否|未完成)$/iu.test(text)

/** By the status, the platform's own mark of completion, its progress in percent, or a missing date of submission. */
export const incomplete: Rule = {
  id: 'incomplete', reason: 'incomplete', byDefault: 'exclude',
  judge(survey) {
    const status = byStatus(survey, text => words.incomplete.test(text))
    const finished = columnNamed(survey, finishedColumn)
    const progress = finished ? undefined : columnNamed(survey, progressColumn)
    const submitted = survey.dataset.source.platform === 'limesurvey' ? columnNamed(survey, submittedColumn) : undefined
    const hits = new Map(status?.hits ?? [])
    const add = (column: Variable, isIncomplete: (value: string, empty: boolean) => boolean): void => {
      survey.rows.values(column.id).forEach((value, row) => {
        const text = cellWords(column, value)
        if (!hits.has(row) && isIncomplete(text, missingState(value) !== null)) hits.set(row, { params: { value: text }, cells: [column.id] })
      })
    }
    if (finished) add(finished, text => isNo(text))
    if (progress) add(progress, text => text !== '' && Number(text) < 100)
    // A file of complete responses only has the column, too, and no gap in it.
    if (submitted) add(submitted, (_, empty) => empty)
    const from = [status?.column, finished, progress, submitted].filter(column => column !== undefined)
    return from.length > 0 ? { unavailable: null, facts: { from: from.map(({ name }) => name).join(', ') }, hits } : unavailable('noStatus')
  },
}
