export const RX = 62
export const RY = 25
export const ITEM = { width: 124, height: 17, gap: 2 }
/** Items drawn under a latent; of more, the rest is counted. */
export const SHOWN_ITEMS = 7

interface Point { x: number; y: number }

/** Where the line from the middle of an ellipse towards a point leaves the ellipse. */
export function border(centre: Point, towards: Point, extra = 0): Point {
  const dx = towards.x - centre.x
  const dy = towards.y - centre.y
  const length = Math.hypot(dx / (RX + extra), dy / (RY + extra))
  return length === 0 ? centre : { x: centre.x + dx / length, y: centre.y + dy / length }
}

/** The drawing's size: every latent with its items. */
export function extent(blocks: readonly { x: number; y: number; items: readonly string[] }[]): { width: number; height: number } {
  const height = (items: number): number => RY + 6 + Math.min(items, SHOWN_ITEMS + 1) * (ITEM.height + ITEM.gap)
  return {
    width: Math.max(640, ...blocks.map(block => block.x + RX + 60)),
    height: Math.max(300, ...blocks.map(block => block.y + height(block.items.length) + 20)),
  }
}
