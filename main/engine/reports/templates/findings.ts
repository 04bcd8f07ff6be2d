import type { LiveTable, Run } from '../../../../shared/model/report.ts'
import { numberOf, refTo } from './parts.ts'
import type { TemplateWriter } from './parts.ts'

const FINDINGS: LiveTable = { type: 'project', name: 'findings', of: null }
const fact = (row: string, column: 'name' | 'value' | 'interval' | 'n' = 'name'): Run => numberOf(FINDINGS, row, column)

/** Which data the report rests on. */
export function sourceSentence(w: TemplateWriter): void {
  const { survey } = w.material
  if (!survey) return
  w.sentence(survey.period ? 'reportTemplate.sentence.source' : 'reportTemplate.sentence.sourceUndated', { data: fact('survey'), period: fact('survey', 'interval'), valid: fact('survey', 'n'), table: refTo('ledger') })
}

/** What was to be found out, as far as the factors and the diagram say. */
export function purposeSentence(w: TemplateWriter): void {
  const { dimensions, fishbones } = w.material
  if (dimensions.length === 0) return
  w.sentence(fishbones.length > 0 ? 'reportTemplate.sentence.purposeCauses' : 'reportTemplate.sentence.purpose', { dimensions: fact('dimensions'), effect: fact('effect') })
}

/** What was asked: dimensions, number of items, where the questions stand. */
export function designSentence(w: TemplateWriter): void {
  if (w.material.dimensions.length === 0) {
    if (w.material.items.length > 1) w.sentence('reportTemplate.sentence.designPlain', { items: fact('items', 'n'), questionnaire: refTo('questionnaire'), codebook: refTo('codebook') })
    return
  }
  w.sentence('reportTemplate.sentence.design', { dimensions: fact('dimensions'), items: fact('items', 'n'), table: refTo('dimensions'), questionnaire: refTo('questionnaire'), codebook: refTo('codebook') })
}

/** On which side of the midpoint the dimensions lie. */
export function sidesSentence(w: TemplateWriter): void {
  w.sentence('reportTemplate.sentence.sides', { above: fact('above'), below: fact('below'), undecided: fact('undecided'), table: refTo('dimensions') })
}

/** The items with the highest and the lowest mean, where they can be compared; `of`: the dimension, or all. */
export function itemExtremesSentence(w: TemplateWriter, of: string, items: readonly string[]): void {
  if (!w.material.comparable(items)) return
  const [high, low] = [`highestItem:${of}`, `lowestItem:${of}`]
  w.sentence('reportTemplate.sentence.itemExtremes', {
    high: fact(high), highMean: fact(high, 'value'), highCi: fact(high, 'interval'), highN: fact(high, 'n'),
    low: fact(low), lowMean: fact(low, 'value'), lowCi: fact(low, 'interval'), lowN: fact(low, 'n'),
  })
}

/** How scores and impacts come about. */
export function indexSentence(w: TemplateWriter): void {
  const { dimensions, priority } = w.material
  if (dimensions.length > 0) w.sentence('reportTemplate.sentence.index', { table: refTo('dimensions') })
  if (priority) w.sentence('reportTemplate.sentence.impact', { target: fact('target'), table: refTo('priority') })
}

/** Highest and lowest dimension with their n. */
export function extremesSentence(w: TemplateWriter): void {
  if (w.material.dimensions.length < 2) return
  w.sentence('reportTemplate.sentence.extremes', {
    high: fact('highest'), highIndex: fact('highest', 'value'), highInterval: fact('highest', 'interval'), highN: fact('highest', 'n'),
    low: fact('lowest'), lowIndex: fact('lowest', 'value'), lowInterval: fact('lowest', 'interval'), lowN: fact('lowest', 'n'),
  })
}

/** What came out, with its n: dimensions, complaints, priorities, causes, measures. */
export function findingSentences(w: TemplateWriter, { causes = true }: { causes?: boolean } = {}): void {
  const { survey, pareto, priority, items, mainCauses, measures } = w.material
  if (survey && !causes) w.sentence('reportTemplate.sentence.valid', { data: fact('survey'), valid: fact('survey', 'n') })
  extremesSentence(w)
  // One bar a question: a list of sentences is no summary.
  if (pareto && w.material.dimensions.length > 0) w.reading({ method: 'pareto', spec: pareto })
  if (priority && items.length > 2) w.sentence('reportTemplate.sentence.first', {
    first: fact('first'), firstIndex: fact('first', 'value'), second: fact('second'), secondIndex: fact('second', 'value'), third: fact('third'), thirdIndex: fact('third', 'value'), table: refTo('priority'),
  })
  if (causes && mainCauses) w.sentence('reportTemplate.sentence.mainCauses', { n: fact('mainCauses', 'n'), names: fact('mainCauses') })
  if (measures) w.sentence('reportTemplate.sentence.measuresTaken', { n: fact('measures', 'n'), names: fact('measures') })
}

/** How far the conclusions reach. */
export function limitSentences(w: TemplateWriter): void {
  const { survey, items, dimensions, fishbones } = w.material
  if (!survey) return
  const planned = w.material.project.studies('samplingPlan').length > 0
  w.sentence(planned ? 'reportTemplate.sentence.limitPlanned' : 'reportTemplate.sentence.limitSample', { valid: fact('survey', 'n') })
  if (dimensions.length > 1) w.sentence('reportTemplate.sentence.limitIntervals', {})
  if (items.length > 1) {
    const reliability: LiveTable = { type: 'analysis', request: { method: 'reliability', dataset: survey.id, variables: items }, table: 'reliability' }
    w.sentence('reportTemplate.sentence.limitScale', { alpha: numberOf(reliability, 'scale', 'alpha'), n: numberOf(reliability, 'scale', 'n'), items: numberOf(reliability, 'scale', 'k'), table: refTo('reliability') })
  }
  if (fishbones.length > 0) w.sentence('reportTemplate.sentence.limitCauses', {})
}
