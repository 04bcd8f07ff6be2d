import { asksSomething, numberMark } from './numberMark.ts'
import { choicesIn } from './choiceMarks.ts'
import type { NumberStyle } from './numberMark.ts'
import type { SourceLine } from './sourceLine.ts'

interface Seen { count: number; asking: number; first: number }

/**
 * The way the questions of this text are numbered; null: they are not. `1.` may number questions, options of
 * 「一、」 or rows of 「1、」: what the numbered lines look like and which style comes first decides.
 */
export function questionStyle(lines: readonly SourceLine[]): NumberStyle | null {
  const seen = new Map<NumberStyle, Seen>()
  lines.forEach((line, index) => {
    const mark = numberMark(line.text)
    // 「（1）生产部 （2）技术部」 are answers.
    if (!mark || (choicesIn(line.text, 0, false, 'number')?.lead === '')) return
    const one = seen.get(mark.style) ?? { count: 0, asking: 0, first: index }
    seen.set(mark.style, { ...one, count: one.count + 1, asking: one.asking + (asksSomething(mark.rest, lines[index + 1]) ? 1 : 0) })
  })
  const share = (style: NumberStyle): number => { const one = seen.get(style); return one ? one.asking / one.count : 0 }
  for (const style of ['word', 'letter'] as const) if ((seen.get(style)?.count ?? 0) >= 2 || (seen.size === 1 && seen.has(style))) return style
  if ((seen.get('decimal')?.count ?? 0) >= 3 && share('decimal') >= 0.6 && (['dot', 'paren', 'fullParen'] as const).every(style => (seen.get(style)?.count ?? 0) < (seen.get('decimal') as Seen).count || share(style) < 0.3)) return 'decimal'
  const order = (['dot', 'paren', 'fullParen', 'square', 'bare'] as const).filter(style => seen.has(style)).sort((a, b) => (seen.get(a) as Seen).first - (seen.get(b) as Seen).first)
  // 「一、您的性别 1. 男 2. 女」: the numerals ask, the digits do not.
  const numerals = seen.get('chinese')
  const best = order.find(style => share(style) >= 0.3)
  if (numerals && share('chinese') >= 0.6 && numerals.count >= 2 && (best === undefined || (share(best) < 0.5 && numerals.first < (seen.get(best) as Seen).first))) return 'chinese'
  // 「一、基本情况」 over 「（一）您的住房性质」.
  const inner = seen.get('chineseParen')
  if (inner && inner.count >= 2 && share('chineseParen') >= 0.5 && (best === undefined || share(best) < 0.5 || (seen.get(best) as Seen).count < inner.count)) return 'chineseParen'
  if (best) return best
  return order.find(style => (seen.get(style) as Seen).count >= 2) ?? null
}
