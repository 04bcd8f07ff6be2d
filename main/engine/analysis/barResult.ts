import type { BarSpec } from '../../../shared/model/figureSpec.ts'
import type { BarResult } from '../../../shared/model/results.ts'
import type { ProjectReader } from '../store/reader.ts'
import { chosenOptions } from './chosenOptions.ts'
import { datasetFacts } from './datasetFacts.ts'
import { labelOf } from './findVariable.ts'
import { meanScore, respondentScores } from './respondentScores.ts'
import { defaultItems } from './scaleItems.ts'
import type { ScaleItem } from './scaleItems.ts'

/** Bars in the order of the questionnaire or of the tree. Throws NOT_FOUND; BAD_VALUE for a question without options. */
export function barResult(project: ProjectReader, spec: BarSpec): BarResult {
  return spec.show.type === 'frequencies' ? optionShares(project, spec.dataset, spec.show.question) : itemScores(project, spec.dataset, spec.show)
}

/** Percent of the respondents who answered the question. */
function optionShares(project: ProjectReader, id: number, questionId: string): BarResult {
  const dataset = project.dataset(id)
  const { question, options, answered, multipleResponse } = chosenOptions(project, dataset, questionId)
  return {
    bars: options.map(({ key, label, count }) => ({ key, label, count, n: answered, value: answered > 0 ? 100 * count / answered : null })),
    measure: 'percent',
    base: answered,
    multipleResponse,
    title: question.title,
    dataset: datasetFacts(dataset),
  }
}

/** Mean over respondents of their mean item score, 0..100, good end up. */
function itemScores(project: ProjectReader, id: number, show: Extract<BarSpec['show'], { type: 'scores' }>): BarResult {
  const dataset = project.dataset(id)
  const groups = new Map<string, { label: string; items: ScaleItem[] }>()
  for (const item of defaultItems(dataset, project.factors(), show.within)) {
    const owner = show.by === 'dimension' && item.dimension
      ? { key: item.dimension.id, label: item.dimension.name }
      : { key: item.variable.id, label: labelOf(item.variable) }
    const group = groups.get(owner.key) ?? { label: owner.label, items: [] }
    group.items.push(item)
    groups.set(owner.key, group)
  }
  return {
    bars: [...groups].map(([key, { label, items }]) => {
      const result = respondentScores(project, items, 1)
      return { key, label, value: meanScore([result]), n: result.n, count: null }
    }),
    measure: 'score',
    base: project.columns.rids(id).length,
    multipleResponse: false,
    title: '',
    dataset: datasetFacts(dataset),
  }
}
