import { z } from 'zod'
import type { BoneContent, BoneLink, FishboneSettings } from './cause.ts'

export const fishboneTemplates = ['blank', '5m1e', '4s', '8p'] as const
export const fishboneTemplate = z.enum(fishboneTemplates)
export type FishboneTemplate = z.infer<typeof fishboneTemplate>

/** Levels below the spine: 1 = big bone, 2 = middle, 3 = small, 4.. = deeper. */
export const MAX_BONE_LEVEL = 6

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

export interface Fishbone {
  id: string
  /** The effect in the head, worded as a problem. */
  effect: string
  settings: FishboneSettings
  bones: Bone[]
  links: (BoneLink & { id: string })[]
}

export interface FishboneSummary { id: string; effect: string; bones: number }

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
