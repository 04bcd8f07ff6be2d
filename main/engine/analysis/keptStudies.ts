import { pathModel } from '../../../shared/contract/requests/pathModel.ts'
import type { PathModel } from '../../../shared/contract/requests/pathModel.ts'
import type { Study, StudyKind } from '../../../shared/contract/study.ts'
import { chosenOrder } from '../../../shared/model/chosenOrder.ts'
import type { ChosenOrder } from '../../../shared/model/chosenOrder.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'

/** A study by its id, else by its name. Throws NOT_FOUND. */
function studyNamed(project: ProjectReader, kind: StudyKind, named: string): Study {
  const studies = project.studies(kind)
  const found = studies.find(({ id }) => id === named) ?? studies.find(({ name }) => name === named)
  if (!found) throw new YinguoError('NOT_FOUND', { what: kind, id: named })
  return found
}

/** The path model of a request: as it came with it, or as it is kept in the project; null for neither. Throws NOT_FOUND, BAD_VALUE for a drawing that is not a model yet. */
export function modelAsked(project: ProjectReader, { model, pathModel: named }: { model?: PathModel | null | undefined; pathModel: string | null }): PathModel | null {
  if (model) return model
  if (named === null) return null
  const read = pathModel.safeParse(studyNamed(project, 'pathModel', named).content)
  if (!read.success) throw new YinguoError('BAD_VALUE', { variable: 'model', value: named, why: 'noModel' })
  return read.data
}

/** Costs, feasibility and chosen order kept under an id or name; null for none. Throws NOT_FOUND. */
export function orderAsked(project: ProjectReader, named: string | null | undefined): { study: Study; order: ChosenOrder } | null {
  // A figure kept before there were orders names none.
  if (named === null || named === undefined) return null
  const study = studyNamed(project, 'chosenOrder', named)
  const read = chosenOrder.safeParse(study.content)
  if (!read.success) throw new YinguoError('BAD_VALUE', { variable: 'chosenOrder', value: named, why: 'noOrder' })
  return { study, order: read.data }
}
