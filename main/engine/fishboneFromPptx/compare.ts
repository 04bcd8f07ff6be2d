import type { DeckChange, DeckDoubt, DeckPlace, DeckReading } from '../../../shared/contract/fishboneDeck.ts'
import { bareWords, wordsMark } from '../../../shared/figures/fishbone/deckNames.ts'
import { oneParagraph } from '../../../shared/figures/text/wrap.ts'
import { MAX_BONE_TEXT } from '../../../shared/model/fishbone.ts'
import type { Bone, Fishbone } from '../../../shared/model/fishbone.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Deck } from './deck.ts'
import { movedAmongSiblings } from './order.ts'
import { slideDiagram } from './slideDiagram.ts'
import type { SlideBone, SlideDiagram } from './slideDiagram.ts'
import type { SlideShape } from './slideShapes.ts'
import { joined, SlideStructure } from './structure.ts'

/**
 * What a person did to a presentation of this fishbone. What was written is known from the shapes themselves, so that changes of
 * the project since then are not taken for changes of the deck. NOT_FOUND when it shows another fishbone or none.
 */
export function deckChanges(deck: Deck, fishbone: Fishbone): DeckReading {
  const found = deck.slides.map(slideDiagram).filter(slide => slide !== null)
  const slides = found.filter(slide => slide.fishbone === fishbone.id).map(slide => withExpected(slide, fishbone))
  if (slides.length === 0) throw new YinguoError('NOT_FOUND', { what: 'fishbone', id: found.find(slide => slide.fishbone !== '')?.fishbone ?? '' })
  const changes = [...rewordings(slides, fishbone), ...removals(slides, fishbone), ...structureChanges(slides, fishbone, deck.width), ...unlinked(slides, fishbone)]
  return { slides: slides.length, bones: new Set(slides.flatMap(slide => [...slide.bones.keys()])).size, changes }
}

const textOf = (shape: SlideShape): string => oneParagraph(joined(shape.lines)).slice(0, MAX_BONE_TEXT)

/** Whether words differ from those written; without a mark of what was written, from those of the project. */
function isReworded(text: string, shown: string | undefined, current: string): boolean {
  if (shown !== undefined && shown !== '') return wordsMark(text) !== shown
  const [a, b] = [bareWords(text), bareWords(current)]
  return a !== b && !(a.endsWith('…') && b.startsWith(a.slice(0, -1)))
}

function rewordings(slides: readonly SlideDiagram[], fishbone: Fishbone): DeckChange[] {
  const changes: DeckChange[] = []
  const told = new Map<string, Extract<DeckChange, { kind: 'reworded' }>>()
  const tell = (bone: string | null, slide: number, before: string, after: string): void => {
    const key = `text:${bone ?? ''}`
    const there = told.get(key)
    if (there) { if (bareWords(there.after) !== bareWords(after)) there.doubt = 'twoTexts'; return }
    if (bareWords(after) === bareWords(before)) return
    const change: Extract<DeckChange, { kind: 'reworded' }> = { kind: 'reworded', key, slide, bone, before, after, doubt: after.endsWith('…') ? 'cut' : null }
    told.set(key, change)
    changes.push(change)
  }
  for (const slide of slides) {
    const { effect } = slide
    if (effect) {
      const text = textOf(effect)
      if (text !== '' && isReworded(text, slide.effectFacts['shown'], fishbone.effect)) tell(null, slide.slide, fishbone.effect, text)
    }
    for (const bone of fishbone.bones) {
      const there = slide.bones.get(bone.id)
      if (!there?.label) continue
      const text = textOf(there.label)
      if (text !== '' && isReworded(text, there.facts['shown'], bone.text)) tell(bone.id, slide.slide, bone.text, text)
    }
  }
  return changes
}

/** Where the list of what was written is lost: the bones that are there, and on the slide of the whole those of the project that are not. */
function withExpected(slide: SlideDiagram, fishbone: Fishbone): SlideDiagram {
  if (slide.expected.length > 0) return slide
  const there = [...slide.bones.keys()]
  const missing = slide.effect === null ? [] : fishbone.bones.filter(bone => !slide.bones.has(bone.id)).map(bone => bone.id)
  const count = slide.written === null ? null : slide.written - there.length
  if (count === 0) return { ...slide, expected: there }
  return { ...slide, expected: [...there, ...missing], unsure: count !== missing.length }
}

/** Bones that were written to a slide and are gone from it. */
function removals(slides: readonly SlideDiagram[], fishbone: Fishbone): DeckChange[] {
  return fishbone.bones.flatMap((bone): DeckChange[] => {
    const where = slides.filter(slide => slide.expected.includes(bone.id))
    const gone = where.filter(slide => isGone(slide.bones.get(bone.id)))
    const first = gone[0]
    if (!first) return []
    const left = gone.map(slide => slide.bones.get(bone.id)).find(one => one !== undefined)
    const doubt: DeckDoubt | null = first.unsure ? 'later' : gone.length < where.length ? 'oneSlide' : left?.label ? 'emptied' : left?.line ? 'lineLeft' : null
    return [{ kind: 'removed', key: `gone:${bone.id}`, slide: first.slide, bone: bone.id, text: bone.text, doubt }]
  })
}

/** No label, or one that had words and has none. */
const isGone = (bone: SlideBone | undefined): boolean =>
  bone === undefined || bone.label === null || (bone.label.lines.length === 0 && bone.facts['shown'] !== undefined && bone.facts['shown'] !== wordsMark(''))

function structureChanges(slides: readonly SlideDiagram[], fishbone: Fishbone, width: number): DeckChange[] {
  const byId = new Map(fishbone.bones.map(bone => [bone.id, bone]))
  const moves = new Map<string, DeckChange>()
  const added = new Map<string, DeckChange>()
  const links = new Map<string, DeckChange>()
  const aliases = new Map<string, string>()
  for (const slide of slides) {
    const structure = new SlideStructure(slide, width)
    const hangs = new Map<string, DeckPlace>()
    for (const bone of slide.bones.values()) {
      const current = byId.get(bone.id)
      if (!current || isGone(bone)) continue
      const written = bone.facts['parent'] === undefined ? parentShown(current, slide, byId) : bone.facts['parent'] || null
      const { parent, doubt } = structure.ofBone(bone, written, belowOf(bone.id, slide, byId))
      hangs.set(bone.id, parent)
      if ((parent.bone === written && parent.added === null && doubt === null) || moves.has(bone.id)) continue
      if (parent.bone === written && parent.added === null) continue
      const missing = parent.bone !== null && !byId.has(parent.bone)
      moves.set(bone.id, {
        kind: 'moved', key: `move:${bone.id}`, slide: slide.slide, bone: bone.id, text: current.text, before: current.parent, parent: missing ? { bone: null, added: null } : parent, index: childrenOf(fishbone, parent.bone).length, doubt: missing ? 'gone' : doubt,
      })
    }
    for (const { bone, index } of movedAmongSiblings(slide, hangs, fishbone)) {
      if (moves.has(bone.id)) continue
      moves.set(bone.id, { kind: 'moved', key: `move:${bone.id}`, slide: slide.slide, bone: bone.id, text: bone.text, before: bone.parent, parent: { bone: bone.parent, added: null }, index, doubt: null })
    }
    const more = structure.additions()
    for (const { key, text, hung } of more.boxes) {
      const said = oneParagraph(text).slice(0, MAX_BONE_TEXT)
      // The same on two slides is one cause.
      const twin = `${bareWords(said)}|${hung.parent.bone ?? ''}|${hung.parent.added ?? ''}`
      const known = [...added.values()].find(change => change.kind === 'added' && change.slide !== slide.slide && `${bareWords(change.text)}|${change.parent.bone ?? ''}|${change.parent.added ?? ''}` === twin)
      if (known) { aliases.set(key, known.key); continue }
      const missing = hung.parent.bone !== null && !byId.has(hung.parent.bone)
      added.set(key, { kind: 'added', key, slide: slide.slide, text: said, parent: missing ? { bone: null, added: null } : hung.parent, doubt: missing ? 'gone' : hung.doubt })
    }
    for (const { from, to } of more.links) {
      if (byId.get(from)?.parent === to || byId.get(to)?.parent === from || !byId.has(from) || !byId.has(to)) continue
      if (fishbone.links.some(link => (link.from === from && link.to === to))) continue
      links.set(`${from}>${to}`, { kind: 'linked', key: `link:${from}>${to}`, slide: slide.slide, from, to, doubt: null })
    }
  }
  const resolved = (place: DeckPlace): DeckPlace => (place.added !== null && aliases.has(place.added) ? { bone: null, added: aliases.get(place.added) ?? null } : place)
  const all = [...added.values(), ...moves.values()].map(change => (change.kind === 'added' || change.kind === 'moved' ? { ...change, parent: resolved(change.parent) } : change))
  return [...all, ...links.values()]
}

/** A relation diagram leaves out categories: what hangs on one was drawn on the effect. */
function parentShown(bone: Bone, slide: SlideDiagram, byId: ReadonlyMap<string, Bone>): string | null {
  for (let at = bone.parent; at !== null; at = byId.get(at)?.parent ?? null) if (slide.bones.has(at) || slide.view === 'fishbone') return at
  return null
}

const childrenOf = (fishbone: Fishbone, parent: string | null): Bone[] => fishbone.bones.filter(bone => bone.parent === parent)

/** What was written as hanging on a bone, at any depth. */
function belowOf(id: string, slide: SlideDiagram, byId: ReadonlyMap<string, Bone>): Set<string> {
  const below = new Set<string>()
  const parentOf = (bone: SlideBone): string | null => (bone.facts['parent'] === undefined ? byId.get(bone.id)?.parent ?? null : bone.facts['parent'] || null)
  for (const bone of slide.bones.values()) {
    const way: string[] = []
    let at: string | null = bone.id
    while (at !== null && at !== id && way.length < 50) {
      way.push(at)
      const there: SlideBone | undefined = slide.bones.get(at)
      at = there ? parentOf(there) : byId.get(at)?.parent ?? null
    }
    if (at === id) for (const one of way) below.add(one)
  }
  return below
}

function unlinked(slides: readonly SlideDiagram[], fishbone: Fishbone): DeckChange[] {
  return fishbone.links.flatMap((link): DeckChange[] => {
    const gone = slides.find(slide => linksGone(slide, fishbone).includes(link.id))
    return gone ? [{ kind: 'unlinked', key: `unlink:${link.id}`, slide: gone.slide, link: link.id, doubt: null }] : []
  })
}

/** Cross links that were written to a slide and are gone from it. Where the list is lost: those of the project that are not there, if they are as many as are missing. */
function linksGone(slide: SlideDiagram, fishbone: Fishbone): string[] {
  const notThere = (ids: readonly string[]): string[] => ids.filter(id => !slide.links.has(id))
  if (slide.expectedLinks.length > 0) return notThere(slide.expectedLinks)
  const missing = notThere(fishbone.links.map(({ id }) => id))
  return slide.writtenLinks !== null && slide.writtenLinks - slide.links.size === missing.length ? missing : []
}
