import { z } from 'zod'
import type { Study } from '../../../shared/contract/study.ts'
import { boneContent, boneLink, fishboneSettings } from '../../../shared/model/cause.ts'
import type { FishboneState } from '../../../shared/model/fishbone.ts'
import type { ProjectReader } from '../store/reader.ts'

/** As it was written by `fishbone.keepState`; fields added since have their defaults. */
const content = z.object({
  fishbone: z.string(),
  at: z.string(),
  snapshot: z.object({
    id: z.string(), effect: z.string(), settings: fishboneSettings,
    bones: z.array(z.object({ id: z.string(), parent: z.string().nullable(), order: z.number(), text: z.string(), factor: z.string().nullable(), content: boneContent })),
    links: z.array(boneLink.extend({ id: z.string() })),
  }),
})

export function keptState({ id, name, content: stored }: Study): FishboneState {
  const { at, snapshot } = content.parse(stored)
  return { id, name, at, snapshot }
}

/** Kept states of one diagram, oldest first. What is no state (saved by other means under this kind) is left out. */
export const statesOf = (project: ProjectReader, fishbone: string): FishboneState[] =>
  project.studies('fishboneState').filter(study => content.safeParse(study.content).data?.fishbone === fishbone).map(keptState)
