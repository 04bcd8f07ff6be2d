import type { PlacedKey, TextBox } from '../figure.ts'
import type { Point, Segment } from '../geometry.ts'
import { element, line, points, rect, text } from '../svg/markup.ts'
import type { FigureTheme } from '../theme.ts'
import { LINE } from './labels.ts'
import { arrowHead, causeColours, hatching, heatColour, heatWeight, starPoints } from './look.ts'

/** What fishbone, relation and tree diagrams are drawn with. */
export class CausePen {
  readonly parts: string[] = []
  readonly #theme: FigureTheme

  constructor(theme: FigureTheme) { this.#theme = theme }

  get svg(): string { return this.parts.filter(Boolean).join('\n') }

  /** Lines centred in their box. */
  words(box: TextBox, fill: string): void {
    const step = box.fontSize * LINE
    const first = box.y + box.height / 2 - (box.lines.length - 1) * step / 2
    box.lines.forEach((content, i) => this.parts.push(text(box.x + box.width / 2, first + i * step, content, { size: box.fontSize, fill, bold: box.bold, anchor: 'middle' })))
  }

  frame(box: TextBox, look: { fill: string; stroke: string; weight: number; corner: number }): void {
    this.parts.push(rect(box, look.fill, { stroke: look.stroke, 'stroke-width': look.weight, rx: look.corner }))
  }

  line(segment: Segment, colour: string, weight: number, dash = false): void {
    this.parts.push(line(segment, colour, weight, { 'stroke-linecap': 'butt', 'stroke-dasharray': dash ? '1.4 0.9' : undefined }))
  }

  /** A line that ends in a filled head, its tip at the second point. */
  arrow(segment: Segment, weight: number, size: number, colour: string, dash = false): void {
    const { neck, corners } = arrowHead(segment, size)
    this.line({ x1: segment.x1, y1: segment.y1, x2: neck.x, y2: neck.y }, colour, weight, dash)
    this.parts.push(element('polygon', { points: points(corners), fill: colour }))
  }

  /** A line of several points with an arrow head at its end. */
  path(list: readonly Point[], colour: string, weight: number, options: { dash?: boolean; tip?: boolean } = {}): void {
    const [before, last] = [list.at(-2), list.at(-1)]
    if (!before || !last) return
    this.parts.push(element('polyline', { points: points(list), fill: 'none', stroke: colour, 'stroke-width': weight, 'stroke-dasharray': options.dash ? '1.6 1' : undefined, 'stroke-linejoin': 'round' }))
    if (!options.tip) return
    // The end of a curve is short: the head follows the direction of its last stretch.
    const size = 1.8
    const length = Math.hypot(last.x - before.x, last.y - before.y) || 1
    const far = { x: last.x - (last.x - before.x) / length * size * 3, y: last.y - (last.y - before.y) / length * size * 3 }
    this.parts.push(element('polygon', { points: points(arrowHead({ x1: far.x, y1: far.y, x2: last.x, y2: last.y }, size).corners), fill: colour }))
  }

  /** Slanted lines behind words, in a dashed frame. */
  hatch(box: TextBox, air = 0.5): void {
    const around = { ...box, x: box.x - air, y: box.y - air, width: box.width + 2 * air, height: box.height + 2 * air }
    const colours = causeColours(this.#theme)
    for (const one of hatching(around)) this.parts.push(line(one, colours.hatch, 0.18))
    this.parts.push(rect(around, 'none', { stroke: colours.quiet, 'stroke-width': 0.2, 'stroke-dasharray': '0.9 0.7' }))
  }

  badge(box: TextBox | null): void {
    if (!box) return
    this.frame(box, { fill: this.#theme.background, stroke: this.#theme.quiet, weight: 0.2, corner: box.height / 2 })
    this.words(box, this.#theme.text)
  }

  star(star: { x: number; y: number; r: number } | null): void {
    if (star) this.parts.push(element('polygon', { points: points(starPoints(star)), fill: causeColours(this.#theme).main }))
  }

  keys(keys: readonly PlacedKey[]): void {
    for (const key of keys) {
      this.#sample(key)
      this.words(key.label, this.#theme.quiet)
    }
  }

  #sample(key: PlacedKey): void {
    const theme = this.#theme
    const colours = causeColours(theme)
    const height = 3.2
    const box = { x: key.x, y: key.y - height / 2, width: key.width, height, lines: [], fontSize: 2.3, bold: false, boxed: true }
    const segment = { x1: key.x, y1: key.y, x2: key.x + key.width, y2: key.y }
    switch (key.sign) {
      case 'words': return
      case 'end': this.badge({ ...box, x: key.x + key.width / 2 - height / 2, width: height, lines: ['1'] }); return
      case 'main': this.frame(box, { fill: colours.mainFill, stroke: colours.main, weight: 0.45, corner: 0.6 }); this.star({ x: key.x + key.width / 2, y: key.y, r: 1.2 }); return
      case 'excluded': this.hatch(box, 0); return
      case 'link': this.path([{ x: segment.x1, y: key.y }, { x: segment.x2, y: key.y }], colours.link, 0.3, { dash: true, tip: true }); return
      case 'arrows': this.path([{ x: segment.x1, y: key.y }, { x: segment.x2, y: key.y }], theme.fishbone.bone, 0.3, { tip: true }); return
      case 'root': this.doubled(box, theme.fishbone.big); return
      default: {
        const step = Number(key.sign.slice(5)) as 1 | 2 | 3 | 4 | 5
        this.line(segment, heatColour(step, theme), heatWeight(step))
      }
    }
  }

  /** A frame with a second one inside. */
  doubled(box: TextBox, stroke: string, fill = this.#theme.background): void {
    this.frame(box, { fill, stroke, weight: 0.3, corner: 0.6 })
    const inset = 0.7
    this.frame({ ...box, x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset, height: box.height - 2 * inset }, { fill: 'none', stroke, weight: 0.2, corner: 0.3 })
  }
}
