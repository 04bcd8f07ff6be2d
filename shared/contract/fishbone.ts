import { z } from 'zod'
import type { TemplateContent } from '../fishbone/templates.ts'
import type { OutlineDoubt } from '../fishbone/outline.ts'
import { boneContent, boneLink, fishboneSettings } from '../model/cause.ts'
import type { Bone, BoneEvidence, Fishbone, FishboneLink, FishboneState, FishboneSummary } from '../model/fishbone.ts'
import { MAX_BONES, MAX_BONE_TEXT, fishboneTemplate } from '../model/fishbone.ts'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

const text = z.string().max(MAX_BONE_TEXT)
const id = z.string()
const parent = z.string().nullable()
const index = z.number().int().min(0)
const some = z.array(id).min(1).max(MAX_BONES)
const lang = z.enum(['zh-CN', 'en']).default('zh-CN')

/** Only what is given changes; defaults of the stored shape must not come in by the way. */
const contentPatch = z.object({
  note: boneContent.shape.note.unwrap().optional(),
  evidence: boneContent.shape.evidence.unwrap().optional(),
  excluded: z.object({ reason: z.string().trim().min(1).max(500) }).nullable().optional(),
  votes: boneContent.shape.votes.unwrap().optional(),
  agreed: boneContent.shape.agreed.unwrap().optional(),
})
export type BoneContentPatch = z.output<typeof contentPatch>

const { shape } = fishboneSettings
const settingsPatch = z.object({
  type: shape.type.unwrap().optional(),
  mode: shape.mode.unwrap().optional(),
  author: shape.author.unwrap().optional(),
  date: shape.date.unwrap().optional(),
  participants: shape.participants.unwrap().optional(),
})
export type FishboneSettingsPatch = z.output<typeof settingsPatch>

/** What a pasted outline became. */
export interface Pasted {
  /** The new bones directly under the parent, in order. */
  top: string[]
  /** All new bones. */
  made: number
  /** Where the level of a line was not plain, for the person to look at. */
  doubtful: { bone: string; line: number; doubt: OutlineDoubt }[]
}

const touched = (p: { fishbone: string }): ReturnType<typeof tag.fishbone>[] => [tag.fishbone(p.fishbone), tag.fishbones]

export const fishboneCalls = {
  'fishbone.list': query<FishboneSummary[]>()('fishbone.list', z.object({}), () => [tag.fishbones]),
  'fishbone.get': query<Fishbone>()('fishbone.get', z.object({ fishbone: id }), p => [tag.fishbones, tag.fishbone(p.fishbone)]),
  /** Patterns to begin with and the questions to be asked at each of their big bones. Works with no project open. */
  'fishbone.templates': query<TemplateContent[]>()('fishbone.templates', z.object({ lang }), () => []),
  /** Numbers of every bone that points at a factor, under the rule "answered `atMost` or less of the points of the scale, counted from the bad end". */
  'fishbone.evidence': query<BoneEvidence[]>()('fishbone.evidence', z.object({ fishbone: id, atMost: z.number().int().min(1).max(10).default(2) }),
    p => [tag.fishbones, tag.fishbone(p.fishbone), tag.factors, 'cells:*', 'variables:*']),
  /** Big bones come named in `lang`; blank has none, the filled one has its causes too and, where `effect` is empty, its effect. */
  'fishbone.create': command<Fishbone>()('fishbone.create', z.object({ effect: text, template: fishboneTemplate, lang }), () => [tag.fishbones]),
  'fishbone.rename': command<null>()('fishbone.rename', z.object({ fishbone: id, effect: text }), p => [tag.fishbones, tag.fishbone(p.fishbone)]),
  /** Type, mode and who drew it when; only what is given changes. */
  'fishbone.settings': command<null>()('fishbone.settings', settingsPatch.extend({ fishbone: id }), touched),
  /** With its bones, their links and confirmations, and its kept states. */
  'fishbone.remove': command<null>()('fishbone.remove', z.object({ fishbone: id }), p => [tag.fishbones, tag.fishbone(p.fishbone)]),
  /** Bones with what they carry, links and settings; confirmations stay with the original, for they are about it. */
  'fishbone.duplicate': command<Fishbone>()('fishbone.duplicate', z.object({ fishbone: id, effect: text.optional() }), () => [tag.fishbones]),
  'fishbone.keepState': command<FishboneState>()('fishbone.keepState', z.object({ fishbone: id, name: z.string().trim().min(1).max(200) }), () => [tag.studies]),
  /** Oldest first. */
  'fishbone.states': query<FishboneState[]>()('fishbone.states', z.object({ fishbone: id }), () => [tag.studies]),
  /** The diagram becomes what it was when the state was kept; confirmations of bones still there stay. CONFLICT (confirmedMain) where the state leaves out a cause that is now a confirmed main one. */
  'fishbone.restoreState': command<null>()('fishbone.restoreState', z.object({ fishbone: id, state: id }), touched),
  'fishbone.removeState': command<null>()('fishbone.removeState', z.object({ state: id }), () => [tag.studies]),

  /** CONFLICT when deeper than MAX_BONE_LEVEL or beyond MAX_BONES. */
  'bone.add': command<Bone>()('bone.add', z.object({ fishbone: id, parent, index, text }), touched),
  /** Votes are refused (CONFLICT) unless the diagram is in vote mode; so is excluding a bone that is, or has below it, a confirmed main cause (confirmedMain). */
  'bone.update': command<null>()('bone.update', z.object({ fishbone: id, bone: id, text: text.optional(), factor: z.string().nullable().optional(), content: contentPatch.optional() }), p => [tag.fishbone(p.fishbone)]),
  /** Refused (CONFLICT) under itself, too deep, or of a confirmed main cause under an excluded bone. `index` counts the siblings without the bone. Under another parent it is no longer agreed to. */
  'bone.move': command<null>()('bone.move', z.object({ fishbone: id, bone: id, parent, index }), p => [tag.fishbone(p.fishbone)]),
  /** As bone.move; those below another chosen bone travel with it, the others keep their order. */
  'bone.moveMany': command<null>()('bone.moveMany', z.object({ fishbone: id, bones: some, parent, index }), touched),
  /** With everything below it. */
  'bone.remove': command<null>()('bone.remove', z.object({ fishbone: id, bone: id }), touched),
  'bone.removeMany': command<null>()('bone.removeMany', z.object({ fishbone: id, bones: some }), touched),
  /** An outline as text, see shared/fishbone/outline.ts. Refused whole (CONFLICT) when a line would lie too deep or there are too many. index left out: at the end. */
  'bone.paste': command<Pasted>()('bone.paste', z.object({ fishbone: id, parent, index: index.optional(), text: z.string().max(500_000) }), touched),
  /** `from` goes into `bone`: what is below it, its evidence, note, votes, links, confirmation and measures. CONFLICT where `bone` is below `from`, or both are confirmed. */
  'bone.merge': command<null>()('bone.merge', z.object({ fishbone: id, bone: id, from: id, text: text.optional() }), touched),
  /** A line across: what stands in `from` also acts on `to`. CONFLICT on itself, along a line of the tree, or twice. */
  'bone.link.add': command<FishboneLink>()('bone.link.add', boneLink.extend({ fishbone: id }), touched),
  'bone.link.update': command<FishboneLink>()('bone.link.update', z.object({ fishbone: id, link: id, note: z.string().max(500) }), touched),
  'bone.link.remove': command<null>()('bone.link.remove', z.object({ fishbone: id, link: id }), touched),
}
