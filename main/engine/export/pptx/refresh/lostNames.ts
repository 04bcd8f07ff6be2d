import { wordsMark } from '../../../../../shared/figures/fishbone/deckNames.ts'
import type { FileProvenance } from '../../../../../shared/report/provenances.ts'
import { all, attribute, readTree } from '../../xmlTree.ts'
import type { Element } from '../../xmlTree.ts'
import { keyOf, nameOf, ownShapes, wordsIn } from './ownShapes.ts'
import type { OwnShape } from './ownShapes.ts'

/** A slide and its notes, as texts of the deck. */
export interface DeckPart { part: string; slide: number; notes: boolean; xml: string }

type Text = Pick<OwnShape, 'block' | 'piece' | 'kind' | 'shown'> & { name: string; slide: number; notes: boolean }
interface Nameless { place: DeckPart; element: Element; properties: Element; isTitle: boolean; mark: string }

/** Placeholders that programs fill themselves. */
const FILLED = new Set(['sldNum', 'sldImg', 'dt', 'ftr', 'hdr'])
const TITLES = new Set(['title', 'ctrTitle'])
const isTitle = ({ piece }: Text): boolean => /^title(?:\.|$)/.test(piece)

/**
 * Our shapes of every part. LibreOffice gives placeholders names of its own when it saves a deck: those texts are found
 * again by what they said when they were written, else, where only one can be meant, by their slide and kind.
 */
export function shapesOfDeck(parts: readonly DeckPart[], texts: FileProvenance['texts'] = []): Map<string, OwnShape[]> {
  const shapes = new Map(parts.map(({ part, xml }) => [part, ownShapes(xml, part)]))
  const known = new Set([...shapes.values()].flat().map(keyOf))
  const lost = new Set(texts.flatMap((text): Text[] => { const own = nameOf(text.name); return own && !known.has(keyOf(own)) ? [{ ...own, ...text }] : [] }))
  if (lost.size === 0) return shapes
  const open = new Set(parts.flatMap(place => nameless(place)))
  const blocksOn = (slide: number): Set<string> => new Set(parts.filter(one => one.slide === slide).flatMap(one => shapes.get(one.part)!.map(shape => shape.block)))
  const settle = (found: Nameless, [text, ...more]: readonly Text[]): void => {
    if (!text || more.length > 0) return
    const { block, piece, kind, shown, name } = text
    shapes.get(found.place.part)!.push({ part: found.place.part, element: found.element, properties: found.properties, block, piece, kind, shown, name })
    open.delete(found)
    lost.delete(text)
  }
  for (const found of [...open]) {
    const same = [...lost].filter(text => text.notes === found.place.notes && text.shown === found.mark)
    const blocks = blocksOn(found.place.slide)
    const near = [same, same.filter(text => blocks.has(text.block)), same.filter(text => text.slide === found.place.slide)].find(some => some.length === 1)
    settle(found, near ?? [])
  }
  for (const found of [...open]) {
    const blocks = blocksOn(found.place.slide)
    const others = [...open].filter(one => one.place === found.place && one.isTitle === found.isTitle)
    if (others.length === 1) settle(found, [...lost].filter(text => text.notes === found.place.notes && (found.place.notes || isTitle(text) === found.isTitle) && blocks.has(text.block) && text.slide === found.place.slide))
  }
  return shapes
}

function nameless(place: DeckPart): Nameless[] {
  return all(readTree(place.xml, place.part), 'sp').flatMap((element): Nameless[] => {
    const [own, holder] = [all(element, 'cNvPr')[0], all(element, 'ph')[0]]
    const type = holder ? attribute(holder, 'type') ?? 'body' : ''
    if (!own || !holder || FILLED.has(type) || nameOf(attribute(own, 'name') ?? '')) return []
    const words = wordsIn(place.xml, element)
    return words === '' ? [] : [{ place, element, properties: own, isTitle: TITLES.has(type), mark: wordsMark(words) }]
  })
}
