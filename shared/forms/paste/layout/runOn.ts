import type { SourceLine } from '../sourceLine.ts'
import type { Layout } from './layout.ts'

const mark = /(?<=^|[\s?？。；;)）])(\d{1,2})\s*[、.．](?!\d)\s*/g
const asks = (piece: string): boolean => /(?<![A-Za-z])A\s*[、.．:：)）\p{Script=Han}].*(?<![A-Za-z])B/u.test(piece) || /[?？]\s*(?:_{2,})?\s*$|_{2,}[^_]{0,4}$/.test(piece)

/** Several questions in one line: 「1、性别：A男 B女 2、年龄：A…」. Each piece becomes a line with the number of the whole. */
export function splitRunOn(layout: Layout): void {
  layout.lines = layout.lines.flatMap(line => pieces(line).map((text, i) => (i === 0 && text === line.text ? line : { ...line, apart: i === 0 && line.apart, text, whole: text, bullet: false })))
}

function pieces(line: SourceLine): string[] {
  if (line.whole.includes('\t') && line.whole.split('\t').length > 3) return [line.text]
  const chain: { at: number; value: number }[] = []
  for (const match of line.text.matchAll(mark)) {
    const value = Number(match[1])
    if (chain.length === 0 ? value === 1 || match.index === 0 : value === (chain.at(-1) as { value: number }).value + 1) chain.push({ at: match.index, value })
  }
  const [first] = chain
  if (!first || chain.length < 2 || (chain.length === 2 && first.at > 0)) return [line.text]
  const parts = chain.map((one, i) => line.text.slice(one.at, chain[i + 1]?.at ?? line.text.length).trim())
  if (parts.filter(asks).length < Math.max(2, parts.length - 1)) return [line.text]
  return [...(first.at > 0 ? [line.text.slice(0, first.at).trim()] : []), ...parts]
}
