/** Minutes and seconds, "3:40". */
export const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`

export interface SectionTime { /** null: it is not talked through. */ seconds: number | null; /** From the beginning of the talk to its end. */ until: number }

/**
 * A talk shared out: by what the headings ask for, scaled to the whole; where none asks, by slides. Chapters without a
 * shown slide, and chapters that ask for nothing where others do, get no time of their own.
 */
export function sectionTimes(sections: readonly { seconds: number | null; slides: number }[], talk: number): SectionTime[] {
  const asked = sections.some(section => section.seconds !== null && section.slides > 0)
  const weights = sections.map(({ seconds, slides }) => (slides === 0 ? 0 : asked ? seconds ?? 0 : slides))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  let until = 0
  return weights.map(weight => {
    if (weight === 0 || all === 0) return { seconds: null, until }
    sum += weight
    // Rounded at the ends of the chapters, so that they add up to the talk.
    const end = Math.round(talk * sum / all)
    const seconds = end - until
    until = end
    return { seconds, until }
  })
}
