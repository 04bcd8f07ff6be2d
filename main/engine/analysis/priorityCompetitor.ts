import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Competitor } from '../../../shared/model/priorityOptions.ts'
import type { Scale, Variable } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { goodEndUp } from './goodEndUp.ts'
import { heldView } from './heldView.ts'
import { groupsBy } from './requests/groups.ts'
import type { ScaleItem } from './scaleItems.ts'
import { segmentView } from './segmentView.ts'
import { chosenGroups } from './valueGroups.ts'

export interface CompetitorScores {
  name: string
  rows: number
  /** Scores 0-100 of the competitor's respondents; null for an item that has no counterpart with a scale. */
  columns: (Float64Array | null)[]
}

/** Scores 0-100 with the good end up. */
export const itemScores = (project: ProjectReader, { variable, scale }: { variable: Variable; scale: Scale }): Float64Array =>
  goodEndUp(project, variable).map(value => 100 * (value - scale.min) / (scale.max - scale.min))

/** The project as a comparison of two groups sees it: of this data set only the own group. Throws NOT_FOUND for a group that does not occur. */
export function ownSide(project: ProjectReader, dataset: number, competitor: Competitor | null): ProjectReader {
  if (competitor?.type !== 'group') return project
  const [own] = chosenGroups(groupsBy(project, project.dataset(dataset), competitor.variable), [competitor.own])
  return heldView(project, dataset, own!.rows)
}

/** The competitor's scores of the same items. Throws BAD_VALUE without a competitor, NOT_FOUND. */
export function competitorScores(project: ProjectReader, dataset: Dataset, items: readonly ScaleItem[], competitor: Competitor | null): CompetitorScores {
  if (competitor === null) throw new YinguoError('BAD_VALUE', { variable: 'competitor', value: '', why: 'noCompetitor' })
  if (competitor.type === 'group') {
    const [other] = chosenGroups(groupsBy(project, project.dataset(dataset.id), competitor.variable), [competitor.other])
    const view = heldView(project, dataset.id, other!.rows)
    return { name: other!.label, rows: other!.rows.length, columns: items.map(item => itemScores(view, item)) }
  }
  const { project: view, segment } = segmentView(project, competitor.dataset, competitor.segment)
  const there = view.dataset(competitor.dataset)
  const columns = items.map(({ variable }) => {
    const found = there.variables.find(({ id }) => id === variable.id && there.variables.every(one => one.name !== variable.name || one.id === id)) ?? there.variables.find(({ name }) => name === variable.name)
    return found?.scale ? itemScores(view, { variable: found, scale: found.scale }) : null
  })
  return { name: segment ? `${there.name} · ${segment.name}` : there.name, rows: view.columns.rids(there.id).length, columns }
}
