import type { RenderedReport } from '../../../shared/report/rendered.ts'
import type { ProjectReader } from '../store/reader.ts'

/** A frozen report lies among the attachments, under the hash of its bytes: what was handed in cannot change unnoticed. */
export const snapshotType = 'application/json'

export const snapshotBytes = (report: RenderedReport): Uint8Array => new TextEncoder().encode(JSON.stringify(report))

/** NOT_FOUND when there is none. */
export const readSnapshot = (project: ProjectReader, id: string): RenderedReport => JSON.parse(new TextDecoder().decode(project.attachment(id).bytes)) as RenderedReport
