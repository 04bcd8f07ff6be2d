import type { Sketch } from './sketch.ts'

/** A drawing with the steps that led to it and those that were taken back; the newest stand last. */
export interface SketchHistory { past: Sketch[]; now: Sketch | null; future: Sketch[]; /** The last step only moved latents: more moving belongs to it. */ moving: boolean }

const MOST_STEPS = 100

export const openedSketch = (sketch: Sketch | null): SketchHistory => ({ past: [], now: sketch, future: [], moving: false })

/** One step more; a latent pushed about by pointer or arrow keys is one step, however often it was told where it is. */
export function drawn(history: SketchHistory, next: Sketch): SketchHistory {
  const { past, now, moving } = history
  if (now === null) return openedSketch(next)
  if (next === now) return history
  const moved = structure(next) === structure(now)
  return { past: moved && moving ? past : [...past, now].slice(-MOST_STEPS), now: next, future: [], moving: moved }
}

export function takenBack({ past, now, future, ...rest }: SketchHistory): SketchHistory {
  const before = past.at(-1)
  return before && now ? { past: past.slice(0, -1), now: before, future: [...future, now], moving: false } : { past, now, future, ...rest }
}

export function doneAgain({ past, now, future, ...rest }: SketchHistory): SketchHistory {
  const after = future.at(-1)
  return after && now ? { past: [...past, now], now: after, future: future.slice(0, -1), moving: false } : { past, now, future, ...rest }
}

/** Everything but the places. */
const structure = ({ blocks, paths, scheme }: Sketch): string => JSON.stringify([blocks.map(({ name, items, mode }) => [name, items, mode]), paths, scheme])
