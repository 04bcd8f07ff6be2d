import { z } from 'zod'
import type { Bone, BoneEvidence, Fishbone, FishboneSummary } from '../model/fishbone.ts'
import { fishboneTemplate } from '../model/fishbone.ts'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

const text = z.string().max(2000)
const id = z.string()

export const fishboneCalls = {
  'fishbone.list': query<FishboneSummary[]>()('fishbone.list', z.object({}), () => [tag.fishbones]),
  'fishbone.get': query<Fishbone>()('fishbone.get', z.object({ fishbone: id }), p => [tag.fishbones, tag.fishbone(p.fishbone)]),
  /** Numbers of every bone that points at a factor, under the rule "answered `atMost` or less of the points of the scale, counted from the bad end". */
  'fishbone.evidence': query<BoneEvidence[]>()('fishbone.evidence', z.object({ fishbone: id, atMost: z.number().int().min(1).max(10).default(2) }),
    p => [tag.fishbones, tag.fishbone(p.fishbone), tag.factors, 'cells:*', 'variables:*']),
  /** Big bones come named in `lang`; blank has none. */
  'fishbone.create': command<Fishbone>()('fishbone.create', z.object({ effect: text, template: fishboneTemplate, lang: z.enum(['zh-CN', 'en']).default('zh-CN') }), () => [tag.fishbones]),
  'fishbone.rename': command<null>()('fishbone.rename', z.object({ fishbone: id, effect: text }), p => [tag.fishbones, tag.fishbone(p.fishbone)]),
  'fishbone.remove': command<null>()('fishbone.remove', z.object({ fishbone: id }), p => [tag.fishbones, tag.fishbone(p.fishbone)]),
  /** CONFLICT when deeper than MAX_BONE_LEVEL. */
  'bone.add': command<Bone>()('bone.add', z.object({ fishbone: id, parent: z.string().nullable(), index: z.number().int().min(0), text }), p => [tag.fishbone(p.fishbone), tag.fishbones]),
  'bone.update': command<null>()('bone.update', z.object({ fishbone: id, bone: id, text: text.optional(), factor: z.string().nullable().optional() }), p => [tag.fishbone(p.fishbone)]),
  /** Refused (CONFLICT) under itself or too deep. */
  'bone.move': command<null>()('bone.move', z.object({ fishbone: id, bone: id, parent: z.string().nullable(), index: z.number().int().min(0) }), p => [tag.fishbone(p.fishbone)]),
  /** With everything below it. */
  'bone.remove': command<null>()('bone.remove', z.object({ fishbone: id, bone: id }), p => [tag.fishbone(p.fishbone), tag.fishbones]),
}
