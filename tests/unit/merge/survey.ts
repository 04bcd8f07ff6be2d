import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportProposal } from '../../../shared/contract/import.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

/** A small survey as 问卷星 exports it. `id` null: the row has no number. */
export interface Respondent { id: number | null; time: string; seconds: number; city: string; score: number | ''; remark: string; [more: string]: string | number | null }

export const headers: Record<string, string> = { id: '序号', time: '提交答卷时间', seconds: '所用时间', city: '1、您所在的城市', score: '2、总体满意程度（1-5 分）', remark: '3、您的意见' }

export const moment = (minute: number): string => `2024/6/${1 + Math.floor(minute / 1440)} ${Math.floor(minute / 60) % 24}:${String(minute % 60).padStart(2, '0')}:07`

const quoted = (value: string | number | null | undefined): string => `"${String(value ?? '').replaceAll('"', '""')}"`

export function csvOf(rows: readonly Respondent[], columns: readonly string[] = Object.keys(headers), titles: Record<string, string> = headers): string {
  return [columns.map(column => quoted(titles[column] ?? column)).join(','), ...rows.map(row => columns.map(column => quoted(column === 'seconds' ? `${row.seconds}秒` : row[column])).join(','))].join('\r\n') + '\r\n'
}

let files = 0
/** The text as a file that waits in an import session. */
export async function waiting(test: TestEngine, text: string, name = `survey-${++files}.csv`): Promise<ImportProposal> {
  const path = join(test.dir, name)
  writeFileSync(path, text)
  return test.client.call('import.inspect', { grant: test.grants.add(path, 'read') })
}

export async function imported(test: TestEngine, text: string, name?: string): Promise<number> {
  const proposal = await waiting(test, text, name)
  return (await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })).dataset.id
}

/** Every row of a data set: its cells as a person reads them, by column of the survey, and why it does not count. */
export async function shown(test: TestEngine, dataset: number, titles: Record<string, string> = headers): Promise<Map<number, Record<string, CellValue> & { excluded: string | null }>> {
  const { variables, questions } = await test.client.call('dataset.get', { dataset })
  const title = new Map(questions.map(question => [question.id, question.title]))
  const plain = (text: string): string => text.replace(/^\d+、/, '')
  const page = await test.client.call('dataset.page', { dataset, limit: 1000 })
  return new Map(page.rows.map(row => [row.rid, Object.assign(Object.fromEntries(Object.entries(titles).flatMap(([column, header]) => {
    const at = variables.findIndex(variable => [variable.label, variable.name, title.get(variable.question ?? '') ?? ''].map(plain).includes(plain(header)))
    if (at < 0) return []
    const value = row.values[at] ?? null
    return [[column, variables[at]!.codes.find(code => code.code === value)?.label ?? value]]
  })) as Record<string, CellValue>, { excluded: row.excluded })]))
}
