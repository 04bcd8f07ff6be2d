import type { LiveTable } from '../../../../shared/model/report.ts'
import { extremesSentence, findingSentences } from './findings.ts'
import { numberOf, paretoPart, priorityPart, refTo, samplePart } from './parts.ts'
import type { TemplateWriter } from './parts.ts'

type Step = 'group' | 'topic' | 'status' | 'goal' | 'causes' | 'confirmation' | 'measures' | 'doing' | 'effect' | 'standard' | 'next'
type Kept = Extract<LiveTable, { type: 'project' }>['name']
/** Speaking time of a talk of 15 minutes, in parts of a thousand: most goes to what was found and what was tried. */
const share: Record<Step, number> = { group: 35, topic: 65, status: 165, goal: 50, causes: 110, confirmation: 165, measures: 100, doing: 135, effect: 100, standard: 40, next: 35 }

/** QC成果报告 in the ten steps of problem solving (T/CAQ 10201). */
export function qcReport(w: TemplateWriter): void {
  const { fishbones, confirmations, measures, measureScores, effects, priority } = w.material
  const step = (name: Step): TemplateWriter => w.heading(1, `reportTemplate.qc.${name}`, { step: name, seconds: Math.round(share[name] * 0.9), numbered: name !== 'group' })
  const table = (name: Kept): void => { w.table({ type: 'project', name, of: null }, name) }
  step('group')
  groupPart(w)
  step('topic').prompt('reportTemplate.prompt.topic')
  if (fishbones.length > 0) w.sentence('reportTemplate.sentence.topic', { effect: numberOf({ type: 'project', name: 'findings', of: null }, 'effect', 'name') })
  extremesSentence(w)
  step('status').prompt('reportTemplate.prompt.status')
  samplePart(w)
  paretoPart(w)
  if (priority) priorityPart(w)
  step('goal').prompt('reportTemplate.prompt.goal').typed('reportTemplate.caption.goal', 'reportTemplate.header.goal')
  step('causes').prompt('reportTemplate.prompt.qcCauses')
  if (fishbones.length > 0) w.sentence('reportTemplate.sentence.fishbone', { figure: refTo('fishbone0') })
  fishbones.forEach((spec, i) => { w.figure(spec, `fishbone${i}`) })
  step('confirmation').prompt('reportTemplate.prompt.confirmation')
  if (fishbones.length > 0) {
    w.sentence(confirmations ? 'reportTemplate.sentence.confirmed' : 'reportTemplate.sentence.toConfirm', { plan: refTo('confirmationPlan'), outcome: refTo('confirmations') })
    table('confirmationPlan')
  } else w.typed('reportTemplate.caption.confirmation', 'reportTemplate.header.confirmation')
  if (confirmations) table('confirmations')
  step('measures').prompt('reportTemplate.prompt.qcMeasures')
  if (measureScores) w.sentence('reportTemplate.sentence.scores', { table: refTo('measureScores') })
  if (measureScores) table('measureScores')
  if (measures) w.sentence('reportTemplate.sentence.measures', { table: refTo('measures') })
  if (measures) table('measures')
  else w.typed('reportTemplate.caption.measures', 'reportTemplate.header.measures')
  step('doing').prompt('reportTemplate.prompt.doing')
  if (measures) w.sentence('reportTemplate.sentence.doing', { table: refTo('measures') })
  step('effect').prompt('reportTemplate.prompt.effect')
  if (effects) {
    w.sentence('reportTemplate.sentence.effects', { table: refTo('effects') })
    table('effects')
  } else w.sentence('reportTemplate.sentence.noEffects', {}).typed('reportTemplate.caption.effects', 'reportTemplate.header.effects')
  w.typed('reportTemplate.caption.benefit', 'reportTemplate.header.benefit')
  step('standard').prompt('reportTemplate.prompt.standard').typed('reportTemplate.caption.standard', 'reportTemplate.header.standard')
  step('next').prompt('reportTemplate.prompt.next')
  findingSentences(w)
  w.typed('reportTemplate.caption.growth', 'reportTemplate.header.growth', w.t('reportTemplate.rows.growth').split('|').map(line => [line]))
  w.add({ type: 'signature', lines: w.t('reportTemplate.signature').split('|') })
}

/** 小组概况, members and 活动计划 (FIELD.md 3.8, 1 and 2): what the project knows is filled in. */
function groupPart(w: TemplateWriter): void {
  const words = w.t('reportTemplate.rows.group').split('|')
  // Two facts a row, each with its name before it; the topic is the name of the project.
  const pairs = Array.from({ length: Math.ceil(words.length / 2) }, (_, i) => [words[2 * i]!, '', words[2 * i + 1] ?? '', ''])
  for (const pair of pairs) for (const at of [0, 2]) if (pair[at] === w.t('reportTemplate.rows.topic')) pair[at + 1] = w.material.name
  w.typed('reportTemplate.caption.group', 'reportTemplate.header.group', pairs)
  w.typed('reportTemplate.caption.members', 'reportTemplate.header.members', [[], [], []])
  if (w.material.dates) w.sentence('reportTemplate.sentence.plan', { table: refTo('activityPlan') }).table({ type: 'project', name: 'activityPlan', of: null }, 'activityPlan')
  else w.typed('reportTemplate.caption.plan', 'reportTemplate.header.plan', w.t('reportTemplate.rows.plan').split('|').map(line => [line]))
}
