import { createContext, useContext } from 'react'
import type { Translate } from '../../../shared/i18n/translate.ts'
import type { Block, BlockContent, Report, Run } from '../../../shared/model/report.ts'
import type { Provenance, RenderedBlock, RenderedRun } from '../../../shared/report/rendered.ts'
import type { ChipOf } from './text/editable.ts'
import type { Insertion } from './insert/insertions.ts'
import type { Gesture, ReportSession } from './session.ts'

/** A line that takes letters: a block, or an item of a list. */
export interface LinePlace { block: string; item: number | null }
export const lineKey = ({ block, item }: LinePlace): string => (item === null ? block : `${block}.${item}`)

/** A bound piece of a line. */
export interface Picked extends LinePlace { run: number }

export type SelectHow = 'one' | 'toggle' | 'range'

/** What every part of the editor knows and can do. */
export interface Editing {
  report: Report
  rendered: ReadonlyMap<string, RenderedBlock>
  session: ReportSession
  /** Words in the language of the report. */
  words: Translate
  /** Frozen, or the project is read-only. */
  locked: boolean
  selected: ReadonlySet<string>
  /** The last one selected; its properties are at the right. */
  current: string | null
  picked: Picked | null
  select(block: string | null, how?: SelectHow): void
  pick(picked: Picked | null): void
  /** Adds blocks at a place and goes into the first that takes letters. */
  add(index: number, contents: readonly BlockContent[]): void
  /** A gesture on several blocks; then the caret stands in `line`. */
  edit(gesture: Gesture, line?: LinePlace & { at: number }): void
  removeBlocks(blocks: readonly string[]): void
  duplicate(blocks: readonly string[]): void
  /** One place up or down among the blocks. */
  shift(blocks: readonly string[], by: -1 | 1): void
  accept(blocks: readonly string[] | null): void
  insert(what: Insertion): void
  /** Where the caret was last: what is inserted into a line goes there. */
  rememberCaret(place: LinePlace & { at: number }): void
  /** The offset the line is to be entered at, once; null: it is not meant. */
  takeFocus(key: string): number | null
  /** Asks a line for the focus; it takes it when it is drawn. */
  focusLine(place: LinePlace & { at: number }): void
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('useEditing outside the report editor')
  return editing
}

/** The pieces of a line as they were last worked out. */
export function renderedRuns(block: RenderedBlock | undefined, item: number | null): readonly RenderedRun[] {
  if (block?.kind === 'paragraph') return block.runs
  if (block?.kind === 'list' && item !== null) return block.items[item] ?? []
  return []
}

/** Runs that are worked out stand in the order of the line, so that the n-th bound piece here is the n-th there. */
export function boundRun(runs: readonly Run[], rendered: readonly RenderedRun[], index: number): RenderedRun | undefined {
  const nth = runs.slice(0, index).filter(run => run.type !== 'text').length
  return rendered.filter(run => run.provenance !== undefined || run.ref !== undefined || run.broken === true)[nth]
}

/** `origin`: what a tooltip says of where a number comes from. */
export function chipOf({ rendered, words, report }: Pick<Editing, 'rendered' | 'words' | 'report'>, place: LinePlace, runs: readonly Run[], origin: (of: Provenance) => string): ChipOf {
  const known = renderedRuns(rendered.get(place.block), place.item)
  return (run, index) => {
    const made = boundRun(runs, known, index)
    if (run.type === 'ref') {
      const target = report.blocks.find(block => block.id === run.block)
      const text = made?.ref === run.block ? made.text : words(target && (target.content.type === 'table' || (target.content.type === 'figure' && target.content.spec.kind === 'priority')) ? 'report.table' : 'report.figure')
      return { text: target ? text : words('reportTable.noReference'), title: target && 'caption' in target.content ? target.content.caption : '', kind: 'ref', changed: false, broken: !target }
    }
    const was = run.binding.text
    const now = made && !made.ref && !made.broken ? made.text : null
    const changed = now !== null && was !== '' && now !== was
    return { text: now ?? (was || '…'), title: [...(changed ? [`${was} → ${now}`] : []), made?.provenance ? origin(made.provenance) : `${run.binding.row} · ${run.binding.column}`].join('\n'), kind: 'number', changed, broken: made?.broken === true }
  }
}

/** Numbers of a block that came out otherwise, as "286 → 274". */
export function changedNumbers(block: Block, rendered: RenderedBlock | undefined): { was: string; now: string }[] {
  const { content } = block
  const lines = content.type === 'text' ? [content.runs] : content.type === 'list' ? content.items : []
  return lines.flatMap((runs, line) => runs.flatMap((run, i) => {
    if (run.type !== 'number' || run.binding.text === '') return []
    const made = boundRun(runs, renderedRuns(rendered, content.type === 'list' ? line : null), i)
    return made && !made.broken && !made.ref && made.text !== run.binding.text ? [{ was: run.binding.text, now: made.text }] : []
  }))
}
