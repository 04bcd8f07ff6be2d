import type { CauseArrow, CauseBox, CauseDiagram } from '../../../../shared/figures/figure.ts'
import { shapeName, wordsMark, writeFacts } from '../../../../shared/figures/fishbone/deckNames.ts'
import type { DeckFacts } from '../../../../shared/figures/fishbone/deckNames.ts'
import { heatColour, heatWeight } from '../../../../shared/figures/fishbone/look.ts'
import { paperTheme } from '../../../../shared/figures/theme.ts'
import { colour, fishboneColour } from '../ooxml/palette.ts'
import { keyShapes, Projection, siblingPlaces, signColour, signShapes } from './fishbone.ts'
import type { GroupWords } from './fishbone.ts'
import type { Region } from './page.ts'
import { connector, freeform, group, paragraph, textShape } from './shapes.ts'
import type { BoxLook } from './shapes.ts'

/** A relation or tree diagram as one group of boxes and glued connectors, named like those of a fishbone. */
export function diagramGroup(nextId: () => number, words: GroupWords, diagram: CauseDiagram, region: Region): string {
  const to = new Projection({ x: 0, y: 0, width: diagram.width, height: diagram.height }, region)
  const id = nextId()
  const shapeIds = new Map(diagram.boxes.map(box => [box.id, nextId()]))
  const boxes = new Map(diagram.boxes.map(box => [box.id, box]))
  const shown = diagram.boxes.filter(box => box.role !== 'effect')
  const places = siblingPlaces(shown)
  const links = diagram.arrows.filter(arrow => arrow.link).map(arrow => arrow.id)
  const facts = (box: CauseBox): DeckFacts => ({ parent: box.parent ?? '', at: String(places.get(box.id) ?? 0), shown: wordsMark(box.label.lines.join('')) })
  const lines = diagram.arrows.map(arrow => arrowShape(nextId(), arrow, boxes, shapeIds, diagram.kind, to, facts))
  const texts = diagram.boxes.flatMap(box => [
    textShape(shapeIds.get(box.id) ?? nextId(), box.role === 'effect' ? shapeName('effect', '', { fishbone: words.fishbone, view: diagram.kind, n: String(shown.length), m: String(links.length), shown: wordsMark(box.label.lines.join('')) }) : shapeName('label', box.id), to.box(box.label), to.text(box.label, box.role === 'effect' ? fishboneColour.headText : box.excluded ? colour.muted : colour.ink), {
      wrap: false, ...lookOf(box, to),
      ...(box.role === 'effect'
        ? { description: writeFacts({ bones: shown.map(one => one.id).join(','), links: links.join(',') }) }
        : {}),
    }),
    ...(box.role === 'root' ? [innerFrame(nextId(), box, to)] : []),
    ...signShapes(nextId, box, to),
    ...[box.counts, box.evidence].filter(one => one !== null).map((line, i) => textShape(nextId(), shapeName('data', box.id), to.box(line), to.text(line, i === 0 && box.counts ? colour.muted : fishboneColour.evidence), { wrap: false })),
  ])
  return group(id, words.name, words.description, to.area, [...lines, ...texts, ...keyShapes(nextId, diagram.keys, to)])
}

function lookOf(box: CauseBox, to: Projection): BoxLook {
  if (box.role === 'effect') return { fill: fishboneColour.head, geometry: 'roundRect' }
  const hatched = box.excluded ? { hatch: signColour.hatch, dash: true } : {}
  if (box.main) return { fill: signColour.mainFill, stroke: signColour.main, weight: 1.5, geometry: 'roundRect', ...hatched }
  if (box.heat !== null) return { fill: colour.paper, stroke: heatColour(box.heat, paperTheme).slice(1).toUpperCase(), weight: Math.max(0.5, to.points(heatWeight(box.heat))), geometry: 'roundRect', ...hatched }
  return { fill: colour.paper, stroke: box.excluded ? signColour.quiet : fishboneColour.big, weight: 0.75, geometry: 'roundRect', ...hatched }
}

/** The second frame of a root cause: few programs draw a doubled line. */
function innerFrame(id: number, box: CauseBox, to: Projection): string {
  const inset = 0.8
  const { x, y, width, height } = box.label
  return textShape(id, shapeName('frame', box.id), to.box({ x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset }), paragraph([]), { stroke: fishboneColour.big, weight: 0.5 })
}

/** Between the middles of two facing sides, level at both ends, upright within the gap between the columns; cross links as they were routed. */
function arrowShape(id: number, arrow: CauseArrow, boxes: ReadonlyMap<string, CauseBox>, shapeIds: ReadonlyMap<string, number>, kind: CauseDiagram['kind'], to: Projection, facts: (box: CauseBox) => DeckFacts): string {
  const [from, target] = [boxes.get(arrow.from), boxes.get(arrow.to)]
  if (arrow.link || !from || !target) {
    return freeform(id, shapeName('link', arrow.id), '', arrow.points.map(point => to.point(point.x, point.y)), { weight: 1, colour: signColour.link, arrow: 'sm', dash: true })
  }
  const rightwards = target.label.x > from.label.x
  const start = { x: rightwards ? from.label.x + from.label.width : from.label.x, y: from.label.y + from.label.height / 2 }
  const end = { x: rightwards ? target.label.x : target.label.x + target.label.width, y: target.label.y + target.label.height / 2 }
  const bend = arrow.points.at(-2)?.x ?? end.x
  const middle = kind === 'tree' ? bend : (bend + start.x) / 2
  const child = kind === 'tree' ? target : from
  return connector(id, shapeName('bone', child.id, facts(child)), '', to.line({ x1: start.x, y1: start.y, x2: end.x, y2: end.y }), {
    weight: 1, colour: fishboneColour.bone, arrow: arrow.tip ? 'sm' : 'none', elbow: end.x === start.x ? 0.5 : (middle - start.x) / (end.x - start.x),
    from: { shape: shapeIds.get(arrow.from) ?? 0, site: rightwards ? 3 : 1 }, to: { shape: shapeIds.get(arrow.to) ?? 0, site: rightwards ? 1 : 3 },
  })
}
