import { z } from 'zod'
import { MAX_BONES, MAX_BONE_TEXT } from '../model/fishbone.ts'
import { command, job } from '../rpc/call.ts'
import { grant } from './project.ts'
import { tag } from './tags.ts'

const id = z.string().max(200)
const text = z.string().max(MAX_BONE_TEXT)
/** Why a change is not certain and a person has to look. */
const deckDoubts = [
  'near', 'alone', // a new shape that nothing ties to the diagram: put by the nearest bone, or on the spine
  'apart', 'loose', // a label far from its line; a line that ends on nothing
  'lineLeft', 'emptied', 'oneSlide', // its line, its empty box or its copy on another slide is still there
  'later', // the list of what was written is lost: the bone may have come to the project only later
  'cut', 'twoTexts', 'gone', // its text was shortened when written; two slides say different things; the bone is no longer in the project
] as const
export type DeckDoubt = (typeof deckDoubts)[number]

/** Where a bone hangs: a bone that is there, one that is added with it, or the spine (both null). */
const place = z.object({ bone: id.nullable(), added: id.nullable() })
export type DeckPlace = z.infer<typeof place>

const base = { key: id, doubt: z.enum(deckDoubts).nullable(), slide: z.number().int().min(1) }
const deckChange = z.discriminatedUnion('kind', [
  /** bone null: the effect. */
  z.object({ ...base, kind: z.literal('reworded'), bone: id.nullable(), before: text, after: text }),
  z.object({ ...base, kind: z.literal('moved'), bone: id, text, before: id.nullable(), parent: place, index: z.number().int().min(0) }),
  /** `key` is what other changes call it by. */
  z.object({ ...base, kind: z.literal('added'), text, parent: place }),
  /** Alone: what hangs on it and stays is lifted to its parent. */
  z.object({ ...base, kind: z.literal('removed'), bone: id, text }),
  z.object({ ...base, kind: z.literal('linked'), from: id, to: id }),
  z.object({ ...base, kind: z.literal('unlinked'), link: id }),
])
export type DeckChange = z.infer<typeof deckChange>

export interface DeckReading {
  slides: number
  /** Bones found on them. */
  bones: number
  /** What a person did to the presentation since it was written; what the project did since then is no change. */
  changes: DeckChange[]
}

export const fishboneDeckCalls = {
  /** What was changed in a presentation that was exported from this fishbone. NOT_FOUND when it shows another one or none. */
  'fishbone.readDeck': job<DeckReading>()('fishbone.readDeck', z.object({ fishbone: id, grant })),
  /** The chosen changes as one change set; ids of what was added by their keys. Changes of bones that are gone meanwhile: NOT_FOUND. */
  'fishbone.applyDeck': command<{ applied: number; added: Record<string, string> }>()('fishbone.applyDeck', z.object({ fishbone: id, changes: z.array(deckChange).min(1).max(MAX_BONES * 4) }),
    p => [tag.fishbone(p.fishbone), tag.fishbones]),
}
