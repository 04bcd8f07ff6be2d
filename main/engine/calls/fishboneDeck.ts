import { readFile, stat } from 'node:fs/promises'
import type { DeckChange, DeckPlace } from '../../../shared/contract/fishboneDeck.ts'
import { linkProblem } from '../../../shared/fishbone/links.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { deckChanges } from '../fishboneFromPptx/compare.ts'
import { readDeck } from '../fishboneFromPptx/deck.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectWriter } from '../store/writer.ts'

const MOST_BYTES = 100 * 1024 * 1024
const END = Number.MAX_SAFE_INTEGER

export const fishboneDeckHandlers: Handlers<'fishbone.readDeck' | 'fishbone.applyDeck'> = {
  'fishbone.readDeck': async ({ fishbone, grant }, context) => {
    const { path, name } = context.deps.grants.resolve(grant, 'read')
    context.progress({ phase: 'reading', done: 0, total: null })
    const size = await stat(path).then(found => found.size, () => { throw new YinguoError('M25', { name }) })
    if (size > MOST_BYTES) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: size, max: MOST_BYTES })
    const bytes = await readFile(path).catch(() => { throw new YinguoError('M25', { name }) })
    const deck = await readDeck(bytes, (done, total) => { context.checkpoint(); context.progress({ phase: 'reading', done, total }) })
    return deckChanges(deck, context.project.fishbone(fishbone))
  },
  'fishbone.applyDeck': ({ fishbone, changes }, { project, describe }) => {
    describe({ n: changes.length, effect: project.fishbone(fishbone).effect.slice(0, 60).toWellFormed() })
    return { applied: changes.length, added: applyDeckChanges(project, fishbone, changes) }
  },
}

type Of<K extends DeckChange['kind']> = Extract<DeckChange, { kind: K }>
const of = <K extends DeckChange['kind']>(changes: readonly DeckChange[], kind: K): Of<K>[] => changes.filter((change): change is Of<K> => change.kind === kind)

/**
 * Words, then what is new, then what moved, then what is gone: so that new bones may carry moved ones and nothing that stays is
 * taken along by what goes. Answers the ids of new bones by key.
 */
function applyDeckChanges(project: ProjectWriter, fishbone: string, changes: readonly DeckChange[]): Record<string, string> {
  for (const { bone, after } of of(changes, 'reworded')) {
    if (bone === null) project.renameFishbone(fishbone, after)
    else project.updateBone(fishbone, bone, { text: after })
  }
  const added = addAll(project, fishbone, of(changes, 'added'))
  const placed = (place: DeckPlace): string | null => (place.added === null ? place.bone : added.get(place.added) ?? null)
  moveAll(project, fishbone, of(changes, 'moved').map(({ bone, parent, index }) => ({ bone, parent: placed(parent), index })))
  removeAll(project, fishbone, new Set(of(changes, 'removed').map(({ bone }) => bone)))
  const left = project.fishbone(fishbone)
  for (const { link } of of(changes, 'unlinked')) if (left.links.some(one => one.id === link)) project.removeRecord('bone_link', link)
  for (const { from, to } of of(changes, 'linked')) {
    const { bones, links } = project.fishbone(fishbone)
    const problem = linkProblem(bones, links, { from, to })
    if (problem) throw new YinguoError('CONFLICT', { what: problem })
    project.addRecord('bone_link', { owner: fishbone, content: { from, to, note: '' } })
  }
  return Object.fromEntries(added)
}

/** Parents before children. A new bone whose new parent was not chosen hangs on the spine. */
function addAll(project: ProjectWriter, fishbone: string, waiting: readonly Of<'added'>[]): Map<string, string> {
  const made = new Map<string, string>()
  const chosen = new Set(waiting.map(change => change.key))
  let rest = [...waiting]
  while (rest.length > 0) {
    const ready = rest.filter(({ parent }) => parent.added === null || made.has(parent.added) || !chosen.has(parent.added))
    // In a circle: the first of them goes on the spine.
    const now = ready.length > 0 ? ready : rest.slice(0, 1)
    for (const { key, parent, text } of now) made.set(key, project.addBone(fishbone, parent.added === null ? parent.bone : made.get(parent.added) ?? null, END, text).id)
    rest = rest.filter(change => !now.includes(change))
  }
  return made
}

/** A move may wait for another one that takes its new parent out from under it. CONFLICT when none can go first. */
function moveAll(project: ProjectWriter, fishbone: string, moves: readonly { bone: string; parent: string | null; index: number }[]): void {
  let rest = [...moves]
  while (rest.length > 0) {
    const parents = new Map(project.fishbone(fishbone).bones.map(bone => [bone.id, bone.parent]))
    const carries = (bone: string, parent: string | null): boolean => {
      for (let at = parent; at !== null; at = parents.get(at) ?? null) if (at === bone) return true
      return false
    }
    const next = rest.find(({ bone, parent }) => !carries(bone, parent)) ?? rest[0]!
    project.moveBones(fishbone, [next.bone], next.parent, next.index)
    rest = rest.filter(one => one !== next)
  }
}

/** Deepest first; what hangs on a removed bone and stays goes up to its parent. */
function removeAll(project: ProjectWriter, fishbone: string, gone: ReadonlySet<string>): void {
  const { bones } = project.fishbone(fishbone)
  // Parents come before children.
  for (const { id } of bones.toReversed()) {
    if (!gone.has(id)) continue
    const now = project.fishbone(fishbone).bones
    const parent = now.find(bone => bone.id === id)?.parent ?? null
    const stay = now.filter(bone => bone.parent === id).map(bone => bone.id)
    if (stay.length > 0) project.moveBones(fishbone, stay, parent, END)
    project.removeBones(fishbone, [id])
  }
}
