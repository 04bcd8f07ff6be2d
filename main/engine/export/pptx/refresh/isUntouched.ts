import { wordsMark } from '../../../../../shared/figures/fishbone/deckNames.ts'
import { all, attribute } from '../../xmlTree.ts'
import type { Element } from '../../xmlTree.ts'
import { chartUntouched } from '../chartNumbers.ts'
import { pixelsMark } from '../deckBuilder.ts'
import type { DeckFile } from './deckFile.ts'
import { wordsIn } from './ownShapes.ts'
import type { OwnShape } from './ownShapes.ts'

/** Whether a shape still shows what its name says it showed when it was written; a lost mark counts as touched. */
export async function isUntouched(deck: DeckFile, xml: string, shape: OwnShape): Promise<boolean> {
  switch (shape.kind) {
    case 'text': case 'table': case 'drawing': return wordsMark(wordsIn(xml, shape.element)) === shape.shown
    case 'chart': {
      const part = await targetOf(deck, shape, 'chart', 'r:id')
      return part !== null && chartUntouched(shape.shown, await deck.text(part))
    }
    case 'picture': {
      const part = await targetOf(deck, shape, 'blip', 'r:embed')
      return part !== null && wordsMark(pixelsMark(await deck.bytes(part))) === shape.shown
    }
  }
}

async function targetOf(deck: DeckFile, { part, element }: { part: string; element: Element }, tag: string, name: string): Promise<string | null> {
  const found = all(element, tag)[0]
  const id = found ? attribute(found, name) : null
  const target = (await deck.relations(part)).find(relation => relation.id === id)?.target
  return target && deck.has(target) ? target : null
}
