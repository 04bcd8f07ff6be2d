import { dimensionsPart, priorityPart, refTo, reliabilityPart, samplePart } from './parts.ts'
import type { TemplateWriter } from './parts.ts'

/** What a teacher wants to see first: where the data come from, what was done to them, what came out and how sure it is, where the chain breaks. */
export function teacherSummary(w: TemplateWriter): void {
  w.heading(1, 'reportTemplate.teacher.data')
  samplePart(w, { screening: true })
  w.heading(1, 'reportTemplate.teacher.edits').sentence('reportTemplate.sentence.changes', { table: refTo('changes') }).table({ type: 'project', name: 'changes', of: null }, 'changes')
  w.heading(1, 'reportTemplate.teacher.quality')
  reliabilityPart(w)
  w.heading(1, 'reportTemplate.teacher.results')
  dimensionsPart(w)
  w.heading(1, 'reportTemplate.teacher.order')
  priorityPart(w)
  w.heading(1, 'reportTemplate.teacher.trace').sentence('reportTemplate.sentence.trace', { table: refTo('trace') }).table({ type: 'project', name: 'trace', of: null }, 'trace')
  w.heading(1, 'reportTemplate.teacher.opinion').prompt('reportTemplate.prompt.opinion').add({ type: 'signature', lines: w.t('reportTemplate.teacher.signature').split('|') })
}
