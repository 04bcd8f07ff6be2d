import { designSentence, findingSentences, indexSentence, limitSentences, purposeSentence, sourceSentence } from './findings.ts'
import { appendices, appendicesSentence } from './student.ts'
import { backgroundPart, causesPart, dimensionsPart, itemsPart, measuresPart, paretoPart, priorityPart, refTo, reliabilityPart, samplePart } from './parts.ts'
import type { TemplateWriter } from './parts.ts'

/** 满意度测评报告, with the parts that GB/T 19038 asks of one: model, indicators, sampling, test of the questionnaire, index, importance. */
export function satisfactionReport(w: TemplateWriter): void {
  w.add({ type: 'contents' })
  w.heading(1, 'reportTemplate.heading.abstract', { numbered: false }).prompt('reportTemplate.prompt.abstract')
  findingSentences(w, { causes: false })
  w.heading(1, 'reportTemplate.heading.scope').prompt('reportTemplate.prompt.scope')
  sourceSentence(w)
  purposeSentence(w)
  w.heading(1, 'reportTemplate.heading.model').prompt('reportTemplate.prompt.model')
  designSentence(w)
  indexSentence(w)
  const model = w.material.project.studies('pathModel')[0]
  const { survey } = w.material
  if (model && survey) w.sentence('reportTemplate.sentence.model', { figure: refTo('model') }).figure({ kind: 'result', figure: 'path', request: { method: 'pls', dataset: survey.id, ...(model.content as Record<string, unknown>) }, of: null, frame: { title: '', period: '', source: '', note: '' } }, 'model')
  w.heading(1, 'reportTemplate.heading.sampling').heading(2, 'reportTemplate.heading.sample')
  samplePart(w, { screening: true })
  w.heading(2, 'reportTemplate.heading.respondents')
  backgroundPart(w)
  w.heading(1, 'reportTemplate.heading.reliability')
  reliabilityPart(w)
  w.heading(1, 'reportTemplate.heading.index')
  dimensionsPart(w)
  itemsPart(w, 2)
  w.heading(1, 'reportTemplate.heading.importance')
  priorityPart(w)
  w.heading(1, 'reportTemplate.heading.mainProblems')
  paretoPart(w)
  causesPart(w)
  w.heading(1, 'reportTemplate.heading.conclusions').prompt('reportTemplate.prompt.summary')
  findingSentences(w)
  limitSentences(w)
  appendicesSentence(w)
  measuresPart(w)
  appendices(w)
}
