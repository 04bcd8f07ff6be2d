import { designSentence, findingSentences, limitSentences, purposeSentence, sourceSentence } from './findings.ts'
import { backgroundPart, causesPart, dimensionsPart, itemsPart, measuresPart, paretoPart, priorityPart, refTo, reliabilityPart, samplePart } from './parts.ts'
import type { TemplateWriter } from './parts.ts'

/** 学生调研报告: 引言, 方法, 结果, 分析, 措施, 总结, with questionnaire, codebook and log of edits as appendices. */
export function studentReport(w: TemplateWriter): void {
  w.add({ type: 'contents' })
  w.heading(1, 'reportTemplate.heading.introduction').heading(2, 'reportTemplate.heading.backgroundOf').prompt('reportTemplate.prompt.introduction')
  sourceSentence(w)
  w.heading(2, 'reportTemplate.heading.purpose').prompt('reportTemplate.prompt.purpose')
  purposeSentence(w)
  w.heading(1, 'reportTemplate.heading.method').heading(2, 'reportTemplate.heading.design').prompt('reportTemplate.prompt.design')
  designSentence(w)
  w.heading(2, 'reportTemplate.heading.sample')
  samplePart(w)
  w.heading(2, 'reportTemplate.heading.reliability')
  reliabilityPart(w)
  w.heading(1, 'reportTemplate.heading.results').heading(2, 'reportTemplate.heading.respondents')
  backgroundPart(w)
  w.heading(2, 'reportTemplate.heading.overall')
  dimensionsPart(w)
  itemsPart(w, 2)
  w.heading(1, 'reportTemplate.heading.analysis').heading(2, 'reportTemplate.heading.mainProblems')
  paretoPart(w)
  w.heading(2, 'reportTemplate.heading.causes')
  causesPart(w)
  w.heading(1, 'reportTemplate.heading.improvement').heading(2, 'reportTemplate.heading.priority')
  priorityPart(w)
  w.heading(2, 'reportTemplate.heading.measures')
  measuresPart(w)
  w.heading(1, 'reportTemplate.heading.summary').prompt('reportTemplate.prompt.summary')
  findingSentences(w)
  w.heading(2, 'reportTemplate.heading.limits').prompt('reportTemplate.prompt.limits')
  limitSentences(w)
  appendicesSentence(w)
  appendices(w)
}

export function appendicesSentence(w: TemplateWriter): void {
  if (w.material.survey) w.sentence('reportTemplate.sentence.appendices', { first: refTo('questionnaire'), second: refTo('codebook'), third: refTo('changes') })
}

export function appendices(w: TemplateWriter): void {
  const { survey } = w.material
  if (!survey) return
  const of = String(survey.id)
  w.pageBreak()
  w.heading(1, 'reportTemplate.heading.appendixQuestionnaire', { numbered: false }).table({ type: 'project', name: 'questionnaire', of }, 'questionnaire')
  w.heading(1, 'reportTemplate.heading.appendixCodebook', { numbered: false }).table({ type: 'project', name: 'codebook', of }, 'codebook')
  w.heading(1, 'reportTemplate.heading.appendixChanges', { numbered: false }).table({ type: 'project', name: 'changes', of: null }, 'changes')
}
