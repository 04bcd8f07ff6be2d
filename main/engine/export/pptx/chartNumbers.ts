import { wordsMark } from '../../../../shared/figures/fishbone/deckNames.ts'

/**
 * The numbers of each series of a chart, as programs that save it anew leave them: values to nine digits, sorted. Axes,
 * texts and the order of series are no part of it.
 */
function seriesNumbers(xml: string): string[][] {
  return [...xml.matchAll(/<(?:\w+:)?ser>([\s\S]*?)<\/(?:\w+:)?ser>/g)].map(([, series = '']) => {
    const found: number[] = []
    for (const [, values = ''] of series.matchAll(/<(?:\w+:)?(?:val|yVal)>([\s\S]*?)<\/(?:\w+:)?(?:val|yVal)>/g)) {
      for (const [, text = ''] of values.matchAll(/<(?:\w+:)?v>([^<]*)<\/(?:\w+:)?v>/g)) {
        const value = Number(text)
        if (text.trim() !== '' && Number.isFinite(value)) found.push(value)
      }
    }
    return found.map(value => String(Number(value.toPrecision(9)))).sort()
  }).filter(series => series.length > 0)
}

/** Points of a line that only guides the eye. */
const GUIDE = 2

/** What changed numbers are told by: a mark a series, with a star behind guides of two points, which some programs drop. */
export const chartMark = (xml: string): string => seriesNumbers(xml).map(series => `${wordsMark(series.join(';'))}${series.length <= GUIDE ? '*' : ''}`).join('.')

/** Whether a chart still has the numbers it was written with: every series is one of those, and none is lost but guides. */
export function chartUntouched(written: string | null, xml: string): boolean {
  if (written === null) return false
  const was = written.split('.')
  const now = new Set(chartMark(xml).split('.'))
  return now.size > 0 && [...now].every(mark => was.includes(mark)) && was.every(mark => now.has(mark) || mark.endsWith('*'))
}
