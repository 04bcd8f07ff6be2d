import { wrapText } from '../../../../shared/figures/text/wrap.ts'
import type { RenderedRun } from '../../../../shared/report/rendered.ts'
import { sentences } from '../../../../shared/report/sentences.ts'
import { oneLine } from '../cleanText.ts'
import { POINT } from '../ooxml/units.ts'
import { BULLETS, textRegion } from './master.ts'
import type { SlidePage } from './page.ts'
import { themedRun } from './shapes.ts'

/** One point of a text slide. `number`: of an ordered list; null: a bullet; undefined: neither (a line to sign on). */
export interface Bullet { block: string; runs: readonly RenderedRun[]; number?: number | null }

/** Lines a paragraph may take on a slide: whole sentences beyond them are left to the speaker. */
const MOST_LINES = 3
/** Of a line, in ems: the tallest font a slide may be shown with, at 115 %. */
const LEADING = 1.45 * 1.15
/** The reader's font may be wider than the one measured. */
const NARROWER = 0.95

const textOf = (runs: readonly RenderedRun[]): string => runs.map(run => run.text).join('')
const linesOf = (text: string, width: number): number => wrapText(text, { width: width * NARROWER, fontSize: BULLETS.size * POINT }).length

/** Characters from..to of runs, their looks kept. */
function cutRuns(runs: readonly RenderedRun[], from: number, to: number): RenderedRun[] {
  const kept: RenderedRun[] = []
  let at = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at))
    if (text) kept.push({ ...run, text })
    at += run.text.length
  }
  return kept
}

/** The first sentences, as many as fit into the lines of a point; the first one whole, however long. */
export function condensed(runs: readonly RenderedRun[], page: SlidePage): RenderedRun[] {
  const text = textOf(runs)
  const width = textRegion(page).width - BULLETS.hanging
  let end = 0
  for (const sentence of sentences(text)) {
    if (end > 0 && linesOf(text.slice(0, end + sentence.length).trimEnd(), width) > MOST_LINES) break
    end += sentence.length
  }
  return cutRuns(runs, 0, end || text.length)
}

/** The points of a stretch of text on as many slides as they need; nothing is cut. */
export function bulletPages(bullets: readonly Bullet[], page: SlidePage): Bullet[][] {
  const { width, height } = textRegion(page)
  const line = BULLETS.size * POINT * LEADING
  const most = Math.floor(height / line)
  const pages: Bullet[][] = []
  let room = 0
  const put = (bullet: Bullet, lines: number): void => {
    const needed = lines * line + BULLETS.gap * POINT
    if (pages.length === 0 || needed > room) { pages.push([]); room = height }
    pages.at(-1)!.push(bullet)
    room -= needed
  }
  for (const bullet of bullets) {
    const wrapped = wrapText(textOf(bullet.runs), { width: (width - BULLETS.hanging) * NARROWER, fontSize: BULLETS.size * POINT })
    if (wrapped.length <= most - 1) { put(bullet, wrapped.length); continue }
    // Longer than a slide: broken where its lines break.
    let from = 0
    for (let i = 0; i < wrapped.length; i += most - 1) {
      const part = wrapped.slice(i, i + most - 1)
      const last = i + most - 1 >= wrapped.length
      let to = from
      for (const one of part.join('')) { while (/\s/.test(textOf(bullet.runs)[to] ?? '') && !/\s/.test(one)) to++; to += one.length }
      put({ ...bullet, runs: cutRuns(bullet.runs, from, last ? Infinity : to) }, part.length)
      from = to
    }
  }
  return pages
}

/** A point as a paragraph of the body placeholder, whose bullet comes from the layout. */
export function bulletXml({ runs, number }: Bullet): string {
  const look = number === undefined ? '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>' : number === null ? '' : `<a:pPr><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="${number}"/></a:pPr>`
  return `<a:p>${look}${runs.map(run => themedRun(oneLineRun(run.text), { ...(run.bold && { bold: true }), ...(run.italic && { italic: true }) })).join('')}</a:p>`
}

/** Line ends go, blanks at the ends of a run stay. */
const oneLineRun = (text: string): string => (/^\s/.test(text) ? ' ' : '') + oneLine(text) + (/\S\s+$/.test(text) ? ' ' : '')
