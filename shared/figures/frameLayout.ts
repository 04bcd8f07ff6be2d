import type { Frame } from './figure.ts'
import type { Rect } from './geometry.ts'
import { measureText } from './text/measure.ts'
import { wrapText } from './text/wrap.ts'

/** Sizes of type, mm of em. */
const TYPE = { title: 4.4, label: 2.9, small: 2.6, note: 2.5 }
const LINE = 1.42
export const MARGIN = 4

/** Tables carry their title above, figures below (Chinese custom, GB/T 7713.2); an exporter with captions of its own wants none. */
export type TitlePlace = 'above' | 'below' | 'none'

interface FrameText { text: string; x: number; y: number; fontSize: number; bold: boolean; anchor: 'start' | 'middle' | 'end'; role: 'title' | 'fact' | 'note' | 'warning' | 'simulated' }
export interface FrameLayout {
  texts: FrameText[]
  /** The label 模拟数据 stands in a box. */
  badge: Rect | null
  /** Height taken above and below the drawing. */
  above: number
  below: number
}

export interface FrameContentText { rules: readonly string[]; warnings: readonly string[] }

/**
 * Places everything around a drawing `width` mm wide. y of texts is the middle of their line, from the top of the
 * figure for those above; those below are placed once `drawingHeight` is known.
 */
export function layoutFrame(frame: Frame, content: FrameContentText, width: number, drawingHeight: number, titlePlace: TitlePlace): FrameLayout {
  const inner = width - 2 * MARGIN
  const texts: FrameText[] = []
  let y = MARGIN
  const block = (text: string, fontSize: number, role: FrameText['role'], options: { bold?: boolean; centred?: boolean; width?: number } = {}): void => {
    if (!text) return
    const bold = options.bold ?? false
    for (const line of wrapText(text, { width: options.width ?? inner, fontSize, bold })) {
      texts.push({ text: line, x: options.centred ? width / 2 : MARGIN, y: y + fontSize * LINE / 2, fontSize, bold, anchor: options.centred ? 'middle' : 'start', role })
      y += fontSize * LINE
    }
  }
  const title = (): void => block(frame.title, TYPE.title, 'title', { bold: true, centred: true })

  if (titlePlace === 'above') { title(); y += 1 }
  const badge = placeBadge(frame.simulated, width, y)
  if (badge) texts.push({ text: frame.simulated, x: badge.x + badge.width / 2, y: badge.y + badge.height / 2, fontSize: TYPE.small, bold: true, anchor: 'middle', role: 'simulated' })
  const factsTop = y
  const room = inner - (badge ? badge.width + 4 : 0)
  for (const line of factLines(frame.facts, room)) block(line, TYPE.label, 'fact', { width: room })
  y = Math.max(y, badge ? factsTop + badge.height : y)
  const above = y > MARGIN ? y + 1.5 : y

  y = above + drawingHeight + 1.5
  if (titlePlace === 'below') { title(); y += 0.8 }
  block([frame.period, frame.source].filter(Boolean).join(FACT_GAP), TYPE.note, 'note')
  block(content.rules.join(frame.lang === 'en' ? ' ' : ''), TYPE.note, 'note')
  block(frame.note, TYPE.note, 'note')
  for (const warning of content.warnings) block(warning, TYPE.note, 'warning')
  return { texts, badge, above, below: y + MARGIN - 1 - above - drawingHeight }
}

const FACT_GAP = '　'

/** Short facts run on, an em apart; a line ends between two of them. */
function factLines(facts: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const fact of facts) {
    const last = lines.length - 1
    const joined = `${lines[last] ?? ''}${FACT_GAP}${fact}`
    if (last >= 0 && measureText(joined, TYPE.label, false) <= width) lines[last] = joined
    else lines.push(fact)
  }
  return lines
}

function placeBadge(simulated: string, width: number, y: number): Rect | null {
  if (!simulated) return null
  const inside = measureText(simulated, TYPE.small, true)
  const badge = { width: inside + 3, height: TYPE.small * 1.75 }
  return { x: width - MARGIN - badge.width, y, ...badge }
}
