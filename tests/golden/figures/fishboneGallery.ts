import type { FishboneFigure } from '../../../shared/figures/figure.ts'
import { buildFishboneFigure } from '../../../shared/figures/fishbone/build.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { fishboneSettings } from '../../../shared/model/cause.ts'
import type { Fishbone } from '../../../shared/model/fishbone.ts'
import { diagramOf } from '../../fixtures/bones.ts'
import { dataset, evidenceFor, fishboneSpecOf, queue } from '../../unit/figures/fixtures/results.ts'

const zh = translator('zh-CN')
const en = translator('en')

/** With links across bones, an excluded cause and votes. */
const marked: Fishbone = {
  ...queue, settings: fishboneSettings.parse({ mode: 'vote', author: '李明', date: '2026-11-22', participants: '李明、王芳、赵强' }),
  links: [{ id: 'l1', from: 'b14', to: 'b20', note: '' }, { id: 'l2', from: 'b30', to: 'b5', note: '' }],
  bones: queue.bones.map(bone => ({ ...bone, content: { ...bone.content, excluded: bone.id === 'b7' ? { reason: '不在小组能力范围内' } : null, votes: bone.id === 'b3' ? 5 : bone.id === 'b16' ? 3 : null } })),
}
const heatOf = (fishbone: Fishbone): Map<string, number> => new Map(evidenceFor(fishbone).map(one => [one.bone, one.share ?? 0]))

/** Fishbones with every sign, head and view. */
export const fishboneGallery: Record<string, FishboneFigure> = {
  fishbone: buildFishboneFigure(queue, { evidence: [] }, fishboneSpecOf(), zh),
  'fishbone-evidence-dark': buildFishboneFigure(queue, { evidence: evidenceFor(queue), dataset, respondents: 286 }, fishboneSpecOf(), zh),
  'fishbone-empty': buildFishboneFigure(diagramOf({ effect: '', bones: [] }), { evidence: [] }, fishboneSpecOf(), zh),
  'fishbone-marks': buildFishboneFigure(marked, { evidence: evidenceFor(marked), dataset, respondents: 286, main: new Set(['b3', 'b18']), heat: heatOf(marked) }, fishboneSpecOf({ heat: { metric: 'share' } }), zh),
  'fishbone-measures-en': buildFishboneFigure(diagramOf({ ...queue, effect: 'Waiting below ten minutes', settings: fishboneSettings.parse({ type: 'measure', author: 'A. Li', date: '2026-11-22' }) }), { evidence: [] }, fishboneSpecOf(), en),
  'fishbone-sorting': buildFishboneFigure(diagramOf({ ...queue, settings: fishboneSettings.parse({ type: 'sorting' }) }), { evidence: [] }, fishboneSpecOf({ collapsed: ['b1', 'b11'] }), zh),
  'fishbone-relation': buildFishboneFigure(marked, { evidence: evidenceFor(marked), dataset, main: new Set(['b3', 'b18']) }, fishboneSpecOf({ view: 'relation' }), zh),
  'fishbone-tree-dark': buildFishboneFigure(marked, { evidence: evidenceFor(marked), dataset, main: new Set(['b3', 'b18']), heat: heatOf(marked) }, fishboneSpecOf({ view: 'tree', heat: { metric: 'share' } }), zh),
}
