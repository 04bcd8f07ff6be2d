import type { PasteDoubtReason, PastedRole } from '../../contract/formExchange.ts'
import type { Draft, DraftForm } from './draft.ts'
import { inlineOptions } from './inlineOptions.ts'
import { numberMark } from './numberMark.ts'
import type { NumberStyle } from './numberMark.ts'
import { questionStyle } from './questionStyle.ts'
import type { ToldScale } from './scaleLine.ts'
import { isFurniture, LONGEST_LINE } from './sourceLine.ts'
import type { SourceLine } from './sourceLine.ts'
import { cellsOf, tableAt } from './tableBlock.ts'

/** Chinese signs are twice as wide as Latin letters. */
const widthOf = (line: SourceLine): number => line.text.length + (line.text.match(/[\u2E80-\u9FFF\uFF00-\uFFEF]/g)?.length ?? 0)

/** How far a text has been read, and what has come of it. */
export class Reading {
  readonly form: DraftForm = { title: [], intro: [], consent: [], thanks: [], parts: [], doubts: [], roles: [] }
  readonly lines: readonly SourceLine[]
  readonly style: NumberStyle | null
  /** Lines a table begins at. */
  readonly tables = new Set<number>()
  /** Index of the line being read. */
  at = 0
  /** The question that lines under it belong to. */
  current: Draft | null = null
  /** Number of the last numbered question. */
  last = 0
  /** A part has begun and holds no question yet. */
  sectioned = false
  /** Last part numbered I, II, III. */
  roman = 0
  /** The scale told for the whole part. */
  around: ToldScale | null = null
  /** The scale told before the first part, for the questions of all. */
  forAll: ToldScale | null = null
  partKind: Draft['partKind'] = null
  inConsent = false
  /** A part or a question has been read: title and introduction are over. */
  introduced = false
  /** Questions with their answers behind them in the same line are how this text asks. */
  readonly inline: boolean
  /** Of the lines of this text. */
  private readonly widest: number
  /** The thanks have been said. */
  ended = false

  /** `joined`: numbers of lines that were put together out of several. */
  constructor(lines: readonly SourceLine[], joined: ReadonlySet<number>) {
    this.lines = lines
    // Rows of a table may have numbers: they number no questions.
    const inTable = new Set<number>()
    for (let at = 0; at < lines.length; at++) {
      const block = cellsOf(lines[at] as SourceLine) === null ? null : tableAt(lines, at)
      if (!block) continue
      this.tables.add(at)
      for (const row of block.rows) inTable.add(row.index)
      at = block.to - 1
    }
    this.widest = lines.reduce((most, line) => (line.text.length <= LONGEST_LINE && !joined.has(line.number) ? Math.max(most, widthOf(line)) : most), 0)
    this.inline = lines.filter((line, at) => !inTable.has(at) && line.text.length <= LONGEST_LINE && inlineOptions(line.text) !== null).length >= 3
    this.style = questionStyle(lines.filter((line, at) => !inTable.has(at) && line.text.length <= LONGEST_LINE))
  }

  role(line: SourceLine, role: PastedRole, of: number | null = this.current ? this.form.parts.length - 1 : null): void { this.form.roles.push({ line: line.number, role, of }) }
  doubt(line: SourceLine, reason: PasteDoubtReason, text = line.text): void { this.form.doubts.push({ line: line.number, reason, text }) }

  /** The line above goes to the edge of the page, so that this one may be its end. */
  get wrapped(): boolean { const above = this.lines[this.at - 1]; return above !== undefined && !above.bullet && widthOf(above) >= 30 && widthOf(above) >= this.widest * 0.8 }

  /** The next line that says something. */
  get next(): SourceLine | undefined {
    for (let at = this.at + 1; at < this.lines.length; at++) { const line = this.lines[at] as SourceLine; if (line.text.length <= LONGEST_LINE && !isFurniture(line.text)) return line }
    return undefined
  }

  moreQuestions(): boolean {
    return this.lines.slice(this.at + 1).some(other => (this.style !== null && numberMark(other.text)?.style === this.style) || (this.style === null && /[?？]$/.test(other.text)))
  }
}
