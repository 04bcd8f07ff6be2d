import type { FormQuestion, FormText } from '../model/form.ts'
import { isSection } from '../model/form.ts'
import type { Outline } from './outline.ts'
import { mainLanguage, pointsOf, wordsIn } from './text.ts'

/** Seconds for one choice, by what has to be done; reading comes on top. */
const seconds = { choice: 2.5, further: 1.5, scaleItem: 3, rank: 4, number: 6, line: 15, date: 8 } as const

/**
 * Silent reading: 255 Chinese characters a minute (Trauzettel-Klosinski & Dietz 2012, IOVS 53, 5452-5461) and 238 English words (Brysbaert 2019, Journal of
 * Memory and Language 109), a word taken as 5.1 letters and a blank.
 */
function readingSeconds(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han / 255 * 60 + (text.length - han) / 6.1 / 238 * 60
}

/**
 * Seconds one question takes: reading its words and options once, then the acts of answering. Times of the acts are plain assumptions in
 * the range of what web surveys show for a closed question, 5 to 15 seconds with reading (Yan & Tourangeau 2008, Applied Cognitive Psychology
 * 22, 51-68); the pretest report replaces the estimate by measured times.
 */
function questionSeconds(node: FormQuestion, language: string): number {
  const read = (text: FormText): number => readingSeconds(wordsIn(text, language))
  const all = (texts: readonly { text: FormText }[]): number => texts.reduce((sum, each) => sum + read(each.text), 0)
  const stem = read(node.text) + read(node.hint)
  switch (node.kind) {
    case 'description': return stem
    case 'single': return stem + all(node.options) + seconds.choice
    case 'multiple': return stem + all(node.options) + seconds.choice + seconds.further * Math.min(2, node.options.length)
    case 'ranking': return stem + all(node.options) + seconds.rank * Math.min(node.places ?? node.options.length, node.options.length)
    case 'scale': return stem + read(node.scale.minLabel) + read(node.scale.maxLabel) + seconds.scaleItem + pointsOf(node.scale).length * 0.1
    case 'nps': return stem + seconds.scaleItem + 1
    case 'matrixScale': return stem + all(node.rows) + seconds.scaleItem * node.rows.length
    case 'matrixSingle': return stem + all(node.rows) + all(node.options) + seconds.choice * node.rows.length
    case 'paired': return stem + all(node.rows) + 2 * seconds.scaleItem * node.rows.length
    case 'kano': return stem + 2 * all(node.rows) + 2 * (seconds.choice + 1) * node.rows.length
    case 'number': return stem + seconds.number
    case 'text': return stem + seconds.line * Math.min(3, node.lines)
    case 'date': return stem + seconds.date
  }
}

/** Minutes the whole takes someone who is asked everything. A question under a condition counts half: half of them see it. */
export function estimatedMinutes(outline: Outline): number {
  const language = mainLanguage(outline.settings)
  let total = readingSeconds(wordsIn(outline.settings.intro, language)) + readingSeconds(wordsIn(outline.settings.consent, language))
  for (const { node, section } of outline.nodes) {
    const share = node.show.trim() !== '' || (section && section.show.trim() !== '') ? 0.5 : 1
    total += share * (isSection(node) ? readingSeconds(wordsIn(node.text, language)) + readingSeconds(wordsIn(node.hint, language)) : questionSeconds(node, language))
  }
  return Math.round(total / 6) / 10
}
