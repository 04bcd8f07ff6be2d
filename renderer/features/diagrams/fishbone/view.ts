/** Where the drawing stands on the screen: pixels = mm × scale + offset. */
export interface View { scale: number; x: number; y: number }
export interface Size { width: number; height: number }

const MARGIN = 24
/** 2.9 mm type is then about 17 px. */
const LARGEST_FIT = 6
const BOUNDS = { min: 0.4, max: 24 }

export function fitted(drawing: Size, screen: Size): View {
  const scale = Math.max(BOUNDS.min, Math.min(LARGEST_FIT, (screen.width - 2 * MARGIN) / drawing.width, (screen.height - 2 * MARGIN) / drawing.height))
  return { scale, x: (screen.width - drawing.width * scale) / 2, y: (screen.height - drawing.height * scale) / 2 }
}

/** Numbers on bones, 2.6 mm of em, are then 11 px: below this nobody reads while writing. */
export const READABLE = 4.25

/** The whole drawing where it can be read, else as much of it as can be, from the head backwards. */
export function readable(drawing: Size, screen: Size, headLeft = false): View {
  const whole = fitted(drawing, screen)
  if (whole.scale >= READABLE) return whole
  const scale = READABLE
  const wide = drawing.width * scale + 2 * MARGIN > screen.width
  return {
    scale,
    x: !wide ? (screen.width - drawing.width * scale) / 2 : headLeft ? MARGIN : screen.width - MARGIN - drawing.width * scale,
    y: (screen.height - drawing.height * scale) / 2,
  }
}

/** At a scale, with a point of the drawing in the middle of the screen. */
export const centredOn = (point: { x: number; y: number }, scale: number, screen: Size): View => ({ scale, x: screen.width / 2 - point.x * scale, y: screen.height / 2 - point.y * scale })

/** Larger or smaller about a point of the screen. */
export function zoomed(view: View, factor: number, at: { x: number; y: number }): View {
  const scale = Math.max(BOUNDS.min, Math.min(BOUNDS.max, view.scale * factor))
  const grown = scale / view.scale
  return { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }
}

/** Moves the view only as far as needed to show a box (mm). */
export function revealing(view: View, box: { x: number; y: number; width: number; height: number }, screen: Size): View {
  const left = box.x * view.scale + view.x
  const top = box.y * view.scale + view.y
  const nudge = (start: number, length: number, room: number): number => {
    if (start < MARGIN / 2) return MARGIN / 2 - start
    const over = start + length - (room - MARGIN / 2)
    return over > 0 ? -Math.min(over, start - MARGIN / 2) : 0
  }
  const dx = nudge(left, box.width * view.scale, screen.width)
  const dy = nudge(top, box.height * view.scale, screen.height)
  return dx === 0 && dy === 0 ? view : { ...view, x: view.x + dx, y: view.y + dy }
}

export const toDrawing = (view: View, x: number, y: number): { x: number; y: number } => ({ x: (x - view.x) / view.scale, y: (y - view.y) / view.scale })
