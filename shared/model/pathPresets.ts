import type { PathModelPreset } from '../contract/requests/pathModel.ts'

/** Latents of the published index models; their names in both languages lie in i18n under `pathModel.latent`. */
export const latentKeys = ['image', 'expectation', 'quality', 'value', 'satisfaction', 'complaints', 'loyalty'] as const
export type LatentKey = (typeof latentKeys)[number]

export interface PathPreset {
  id: PathModelPreset
  latents: readonly LatentKey[]
  arrows: readonly (readonly [from: LatentKey, to: LatentKey])[]
  /** Where each latent stands in the drawing: column and row, in steps of half a node. */
  places: Readonly<Partial<Record<LatentKey, readonly [column: number, row: number]>>>
  source: string
}

/** Structures as published; which items measure a latent is settled by the questionnaire (see `bindPreset`). */
export const pathPresets: Readonly<Record<PathModelPreset, PathPreset>> = {
  scsb: {
    id: 'scsb', source: 'Fornell (1992), Journal of Marketing 56(1), 6-21',
    latents: ['expectation', 'value', 'satisfaction', 'complaints', 'loyalty'],
    arrows: [['expectation', 'value'], ['expectation', 'satisfaction'], ['value', 'satisfaction'], ['satisfaction', 'complaints'], ['satisfaction', 'loyalty'], ['complaints', 'loyalty']],
    places: { value: [0, 0], expectation: [0, 2], satisfaction: [1, 1], complaints: [2, 0], loyalty: [2, 2] },
  },
  acsi: {
    id: 'acsi', source: 'Fornell, Johnson, Anderson, Cha & Bryant (1996), Journal of Marketing 60(4), 7-18',
    latents: ['expectation', 'quality', 'value', 'satisfaction', 'complaints', 'loyalty'],
    arrows: [
      ['expectation', 'quality'], ['expectation', 'value'], ['expectation', 'satisfaction'], ['quality', 'value'], ['quality', 'satisfaction'],
      ['value', 'satisfaction'], ['satisfaction', 'complaints'], ['satisfaction', 'loyalty'], ['complaints', 'loyalty'],
    ],
    places: { quality: [0, 0], expectation: [0, 2.4], value: [1, 0.9], satisfaction: [2, 1], complaints: [3, 0], loyalty: [3, 2] },
  },
  ecsi: {
    id: 'ecsi', source: 'ECSI Technical Committee (1998); Tenenhaus, Vinzi, Chatelin & Lauro (2005), CSDA 48, 159-205',
    latents: ['image', 'expectation', 'quality', 'value', 'satisfaction', 'complaints', 'loyalty'],
    arrows: [
      ['image', 'expectation'], ['expectation', 'quality'], ['expectation', 'value'], ['quality', 'value'], ['image', 'satisfaction'], ['expectation', 'satisfaction'],
      ['quality', 'satisfaction'], ['value', 'satisfaction'], ['satisfaction', 'complaints'], ['image', 'loyalty'], ['satisfaction', 'loyalty'], ['complaints', 'loyalty'],
    ],
    places: { image: [0, 0], expectation: [0, 2.2], quality: [1, 3.2], value: [1, 1.45], satisfaction: [2, 2], complaints: [3, 3.2], loyalty: [3, 0] },
  },
  ccsi: {
    id: 'ccsi', source: 'GB/T 19038-2009',
    latents: ['image', 'expectation', 'quality', 'value', 'satisfaction', 'loyalty'],
    arrows: [
      ['image', 'expectation'], ['image', 'quality'], ['image', 'value'], ['image', 'satisfaction'], ['expectation', 'quality'], ['expectation', 'value'], ['expectation', 'satisfaction'],
      ['quality', 'value'], ['quality', 'satisfaction'], ['value', 'satisfaction'], ['satisfaction', 'loyalty'],
    ],
    places: { image: [0, 0.7], expectation: [0, 2.6], quality: [1, 2.6], value: [1, 0], satisfaction: [2, 1.3], loyalty: [3, 1.3] },
  },
}

/** A factor of the tree, or another group of items, with the items of one data set. */
export interface ItemGroup { name: string; items: readonly string[] }

/** Words in the name of a group of items that speak for a latent; they lie in i18n, in both languages. */
export type LatentWords = Readonly<Record<LatentKey, readonly string[]>>

/** The latent whose word in the name is longest, so that 预期质量 goes to expectation and not to quality; null when none fits. */
function latentOf(name: string, among: readonly LatentKey[], words: LatentWords): LatentKey | null {
  const lower = name.toLowerCase()
  let best: { latent: LatentKey; length: number } | null = null
  for (const latent of among) {
    for (const word of words[latent]) if (lower.includes(word) && word.length > (best?.length ?? 0)) best = { latent, length: word.length }
  }
  return best?.latent ?? null
}

/**
 * Items for the latents of a preset: those of the groups whose name speaks for a latent, each item once. Latents that nothing speaks for
 * stay empty, for the user to fill or remove.
 */
export function bindPreset(preset: PathPreset, groups: readonly ItemGroup[], words: LatentWords): Record<LatentKey, string[]> {
  const bound = Object.fromEntries(latentKeys.map(key => [key, [] as string[]])) as Record<LatentKey, string[]>
  const used = new Set<string>()
  for (const { name, items } of groups) {
    const latent = latentOf(name, preset.latents, words)
    if (latent === null) continue
    for (const item of items) {
      if (used.has(item)) continue
      used.add(item)
      bound[latent].push(item)
    }
  }
  return bound
}
