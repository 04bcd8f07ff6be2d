import { z } from 'zod'
import { boneContent } from './cause.ts'
import type { BoneContent, BoneLink, FishboneSettings } from './cause.ts'

/** Patterns to begin with. The last one comes filled with causes, for a first look. */
export const fishboneTemplates = ['blank', '5m1e', '4s', '8p', 'management', 'network', 'tariff', 'complaint', 'queue'] as const
export const fishboneTemplate = z.enum(fishboneTemplates)
export type FishboneTemplate = z.infer<typeof fishboneTemplate>

/** Levels below the spine: 1 = big bone, 2 = middle, 3 = small, 4.. = deeper. */
export const MAX_BONE_LEVEL = 6
/** Of one bone or effect, in UTF-16 units. */
export const MAX_BONE_TEXT = 2000
/** Of one diagram. */
export const MAX_BONES = 1000

/** What a bone carries before anything was said of it. */
export const plainContent: BoneContent = boneContent.parse({})

export interface Bone {
  id: string
  /** null: a big bone on the spine. */
  parent: string | null
  order: number
  text: string
  /** The factor whose data the bone shows. */
  factor: string | null
  content: BoneContent
}

/** A cause with those below it, before it has an id. */
export interface BoneBranch { text: string; children: readonly BoneBranch[] }

export type FishboneLink = BoneLink & { id: string }

export interface Fishbone {
  id: string
  /** The effect in the head, worded as a problem. */
  effect: string
  settings: FishboneSettings
  bones: Bone[]
  links: FishboneLink[]
}

export interface FishboneSummary { id: string; effect: string; bones: number }

/** A diagram as it was at one time, kept under a name. */
export interface FishboneState {
  id: string
  name: string
  /** When it was kept, ISO 8601. */
  at: string
  snapshot: Fishbone
}

/** Live numbers of a bone that points at a factor; null fields where they are not defined. */
export interface BoneEvidence {
  bone: string
  items: number
  /** Respondents with at least one valid answer to the factor's items. */
  n: number
  /** Share of them with at least one dissatisfied answer under `rule`, 0..1. */
  share: number | null
  /** Mean over respondents of their mean item score, 0..100. */
  mean: number | null
}
