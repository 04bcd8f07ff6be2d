import type { DatasetFacts } from '../model/results.ts'
import type { FrameSpec } from '../model/figureSpec.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Frame } from './figure.ts'
import { oneParagraph } from './text/wrap.ts'

/** What a figure says of the data behind it. */
export type FrameFacts = Pick<DatasetFacts, 'name' | 'simulated' | 'period' | 'source' | 'segment'>

interface FrameContent {
  /** Used when the user gave no title. */
  title: string
  facts: string[]
  /** Sentences added after the user's own note. */
  notes?: string[]
  dataset: FrameFacts | null
}

/** Sentences run together as their language does. */
const joinSentences = (sentences: readonly string[], words: Translate): string =>
  sentences.filter(Boolean).join(words('figures.frame.sentenceGap'))

/**
 * The frame: the user's words where given, else what the data say of themselves.
 * The simulated label cannot be switched off.
 */
export function buildFrame(spec: FrameSpec, content: FrameContent, words: Translate): Frame {
  const period = oneParagraph(spec.period || content.dataset?.period || '')
  const source = oneParagraph(spec.source || content.dataset?.source || content.dataset?.name || '')
  const note = joinSentences([oneParagraph(spec.note), ...(content.notes ?? [])], words)
  const segment = content.dataset?.segment
  const cases = segment ? oneParagraph(segment.name) : ''
  return {
    lang: words('figures.language') === 'en' ? 'en' : 'zh-CN',
    title: oneParagraph(spec.title) || (segment ? words('figures.frame.titleOfSegment', { title: content.title, segment: cases }) : content.title),
    facts: [segment ? words('figures.frame.segment', { segment: cases, n: segment.n }) : '', ...content.facts].filter(Boolean),
    period: period && words('figures.frame.period', { period }),
    source: source && words('figures.frame.source', { source }),
    note: note && words('figures.frame.note', { note }),
    simulated: content.dataset?.simulated ? words('figures.simulated') : '',
  }
}
