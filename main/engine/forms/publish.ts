import { sameDesign } from '../../../shared/forms/versions.ts'
import type { FormSnapshot } from '../../../shared/model/form.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { BINDING, currentDocument, readVersions } from './readForm.ts'

/**
 * The number of the version that stands for the design as it is now: the newest, or a new one where the design was changed since.
 * Whoever writes a response calls this in the same change set, and keeps the number with the response.
 */
export function versionForResponse(project: ProjectWriter, form: string, at: string, note = ''): number {
  const document = currentDocument(project, form)
  const last = readVersions(project, form).at(-1)
  if (last && sameDesign(last.document, document)) return last.number
  const snapshot: FormSnapshot = { number: (last?.number ?? 0) + 1, at, note, document }
  project.addRecord('form_version', { owner: form, content: snapshot })
  return snapshot.number
}

/** The rows of a data set answer this questionnaire from now on; null: none. */
export function bindData(project: ProjectWriter, dataset: number, binding: { form: string; version: number } | null): void {
  const { [BINDING]: _, ...rest } = project.datasetSettings(dataset)
  project.updateDataset(dataset, { settings: binding ? { ...rest, [BINDING]: binding } : rest })
}
