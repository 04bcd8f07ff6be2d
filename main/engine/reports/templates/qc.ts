import type { LiveTable } from '../../../../shared/model/report.ts'
import { paretoPart, priorityPart, samplePart } from './parts.ts'
import type { TemplateWriter } from './parts.ts'

type Step = 'group' | 'topic' | 'status' | 'goal' | 'causes' | 'confirmation' | 'measures' | 'doing' | 'effect' | 'standard' | 'next'
/** Speaking time of a talk of 15 minutes, in parts of a thousand: most goes to what was found and what was tried. */
const share: Record<Step, number> = { group: 35, topic: 65, status: 165, goal: 50, causes: 110, confirmation: 165, measures: 100, doing: 135, effect: 100, standard: 40, next: 35 }

/** QC成果报告 in the ten steps of problem solving (T/CAQ 10201). */
export function qcReport(w: TemplateWriter): void {
  const { fishbones, confirmations, measures, measureScores, effects } = w.material
  const step = (name: Step): TemplateWriter => w.heading(1, `reportTemplate.qc.${name}`, { step: name, seconds: Math.round(share[name] * 0.9), numbered: name !== 'group' })
  const kept = (name: Extract<LiveTable, { type: 'project' }>['name'], there: boolean, typed: () => void): void => { if (there) w.table({ type: 'project', name, of: null }, name); else typed() }
  step('group').typed('reportTemplate.caption.group', 'reportTemplate.header.group').typed('reportTemplate.caption.members', 'reportTemplate.header.members').typed('reportTemplate.caption.plan', 'reportTemplate.header.plan', 'reportTemplate.rows.plan')
  step('topic').prompt('reportTemplate.prompt.topic')
  step('status').prompt('reportTemplate.prompt.status')
  samplePart(w)
  paretoPart(w)
  step('goal').prompt('reportTemplate.prompt.goal').typed('reportTemplate.caption.goal', 'reportTemplate.header.goal')
  step('causes').prompt('reportTemplate.prompt.qcCauses')
  fishbones.forEach((spec, i) => { w.figure(spec, `fishbone${i}`) })
  step('confirmation').prompt('reportTemplate.prompt.confirmation')
  kept('confirmationPlan', fishbones.length > 0, () => { w.typed('reportTemplate.caption.confirmation', 'reportTemplate.header.confirmation') })
  if (confirmations) w.table({ type: 'project', name: 'confirmations', of: null }, 'confirmations')
  step('measures').prompt('reportTemplate.prompt.qcMeasures')
  if (measureScores) w.table({ type: 'project', name: 'measureScores', of: null }, 'measureScores')
  kept('measures', measures, () => { w.typed('reportTemplate.caption.measures', 'reportTemplate.header.measures') })
  step('doing').prompt('reportTemplate.prompt.doing')
  step('effect').prompt('reportTemplate.prompt.effect')
  kept('effects', effects, () => { w.typed('reportTemplate.caption.effects', 'reportTemplate.header.effects') })
  if (w.material.priority) priorityPart(w)
  step('standard').prompt('reportTemplate.prompt.standard').typed('reportTemplate.caption.standard', 'reportTemplate.header.standard')
  step('next').prompt('reportTemplate.prompt.next')
  w.add({ type: 'signature', lines: w.t('reportTemplate.signature').split('|') })
}
