import { randomBytes } from 'node:crypto'
import type { BlockContent, Report, ReportSettings } from '../../../shared/model/report.ts'
import { blockContent, reportSettings } from '../../../shared/model/report.ts'
import type { ReportSummary } from '../../../shared/contract/report.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ProjectWriter } from '../store/writer.ts'

export const newBlockId = (): string => `b-${randomBytes(8).toString('hex')}`

interface Kept { name: string; settings: ReportSettings }
const kept = (content: unknown): Kept => { const { name, settings } = content as { name: string; settings: unknown }; return { name, settings: reportSettings.parse(settings) } }

export function reportSummaries(project: ProjectReader): ReportSummary[] {
  return project.records('report').map(row => {
    const { name, settings } = kept(row.content)
    return { id: row.id, name, template: settings.template, blocks: project.records('block', row.id).length, frozen: settings.frozen !== null }
  })
}

/** NOT_FOUND when there is none. */
export function readReport(project: ProjectReader, id: string): Report {
  const row = project.record('report', id)
  const blocks = project.records('block', id).map(block => ({ id: block.id, order: block.order, content: blockContent.parse(block.content) }))
  return { id, order: row.order, ...kept(row.content), blocks }
}

export function createReport(project: ProjectWriter, name: string, settings: ReportSettings, blocks: readonly { id: string; content: BlockContent }[]): Report {
  const { id } = project.addRecord('report', { content: { name, settings } })
  for (const block of blocks) project.addRecord('block', { ...block, owner: id })
  return readReport(project, id)
}

export function updateReport(project: ProjectWriter, id: string, patch: { name?: string | undefined; settings?: ReportSettings | undefined }): void {
  const { name, settings } = kept(project.record('report', id).content)
  project.updateRecord('report', id, { name: patch.name ?? name, settings: patch.settings ?? settings })
}

export function removeReport(project: ProjectWriter, id: string): void {
  project.record('report', id)
  for (const block of project.records('block', id)) project.removeRecord('block', block.id)
  project.removeRecord('report', id)
}

/** CONFLICT while the report is frozen: what was handed in is not changed under it. */
export function assertOpen(project: ProjectReader, report: string): void {
  if (kept(project.record('report', report).content).settings.frozen) throw new YinguoError('CONFLICT', { what: 'frozenReport' })
}

/** NOT_FOUND unless the block stands in the report; CONFLICT while that is frozen. */
export function assertBlock(project: ProjectReader, report: string, block: string): void {
  assertOpen(project, report)
  if (project.record('block', block).owner !== report) throw new YinguoError('NOT_FOUND', { what: 'block', id: block })
}
