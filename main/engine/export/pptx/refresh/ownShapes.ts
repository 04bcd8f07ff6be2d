import { readFacts, readShapeName } from '../../../../../shared/figures/fishbone/deckNames.ts'
import type { DeckPartKind } from '../../../../../shared/contract/reportFile.ts'
import { decodeEntities, decodeEscapes } from '../../../import/xlsx/xmlScan.ts'
import { all, attribute, readTree } from '../../xmlTree.ts'
import type { Element } from '../../xmlTree.ts'

/** A shape of ours on a slide or its notes. */
export interface OwnShape {
  part: string
  element: Element
  properties: Element
  block: string
  /** `chart:1`, `text`, …; with the block it is what a shape is found again by. */
  piece: string
  kind: DeckPartKind
  /** Mark of what it showed when it was written; null: lost. */
  shown: string | null
  name: string
}

const SHAPES = new Set(['sp', 'graphicFrame', 'pic', 'grpSp'])
const kinds: [RegExp, DeckPartKind][] = [[/^chart/, 'chart'], [/^table/, 'table'], [/^picture/, 'picture'], [/^drawing/, 'drawing']]

/** What the name of a shape says; null: it is not one of ours. */
export function nameOf(name: string): Pick<OwnShape, 'block' | 'piece' | 'kind' | 'shown'> | null {
  // Shapes inside a fishbone are named after their bones and belong to the group around them.
  if (readShapeName(name)) return null
  const found = /^yinguo:([^:|]+):([^|]+)(?:\|(.*))?$/s.exec(name.trim())
  if (!found) return null
  const [, block = '', piece = '', facts = ''] = found
  return { block, piece, kind: kinds.find(([pattern]) => pattern.test(piece))?.[1] ?? 'text', shown: readFacts(facts)['shown'] ?? null }
}

/** Our shapes of one part, wherever a person put them, groups of their own included. */
export function ownShapes(xml: string, part: string): OwnShape[] {
  const found: OwnShape[] = []
  const walk = (element: Element): void => {
    if (SHAPES.has(element.name)) {
      const properties = element.children.find(child => /^nv\w*Pr$/.test(child.name))?.children.find(child => child.name === 'cNvPr')
      const name = properties ? decodeEscapes(attribute(properties, 'name') ?? '') : ''
      const own = properties && nameOf(name)
      if (own) { found.push({ part, element, properties, name, ...own }); return }
    }
    // What stands in a Fallback is there a second time, for older programs.
    for (const child of element.children) if (child.name !== 'Fallback') walk(child)
  }
  walk(readTree(xml, part))
  return found
}

export const keyOf = ({ block, piece }: Pick<OwnShape, 'block' | 'piece'>): string => `${block}:${piece}`

/** The words in an element, as `wordsMark` takes them. */
export const wordsIn = (xml: string, element: Element): string => all(element, 't').map(text => decodeEscapes(decodeEntities(xml.slice(text.innerStart, text.innerEnd)))).join('')
