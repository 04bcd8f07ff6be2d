import type { AddOutcome, CellInput, EditOutcome, Row } from '../../../../shared/contract/dataset.ts'
import { MAX_CELLS } from '../../../../shared/contract/gridView.ts'
import type { GridViewInput } from '../../../../shared/contract/gridView.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { isMissing } from '../../../../shared/model/missing.ts'
import type { Client } from '../../../../shared/rpc/client.ts'
import { notify, notifyError } from '../../../app/notices.tsx'
import { formatBlock, formatHtmlBlock } from '../blockText.ts'
import { cellInput } from '../cellInput.ts'
import { boxCells, boxColumns, tiled } from '../cellRange.ts'
import type { Box } from '../cellRange.ts'
import { clipText } from '../cellText.ts'
import type { ShowMode } from '../cellText.ts'
import type { ShownVariable } from '../shownVariables.ts'
import type { RowSource } from './rowSource.ts'

/** What the actions work on, as it is at the moment of the action. */
export interface BlockSetup {
  client: Client
  dataset: number
  view: GridViewInput
  shown: readonly ShownVariable[]
  mode: ShowMode
  t: Translate
  source: RowSource
  onOutcome(outcome: EditOutcome): void
}

export interface CopiedBlock { plain: string; html: string }

/** The cells of a block as text and as a table; with a first line of column names where asked for. */
export function blockOf(rows: readonly Row[], box: Box, { shown, mode, t }: BlockSetup, header: boolean): CopiedBlock {
  const columns = shown.slice(box.left, box.right + 1)
  const names = header ? [columns.map(({ variable }) => variable.label || variable.name)] : []
  const texts = rows.map(row => columns.map(({ variable, at }) => clipText(variable, row.values[at] ?? null, mode, t)))
  const cells = rows.map((row, down) => columns.map(({ at }, right) => {
    const value = row.values[at] ?? null
    const text = texts[down]?.[right] ?? ''
    return typeof value === 'number' && !isMissing(value) && text === String(value) ? value : text
  }))
  return { plain: formatBlock([...names, ...texts]), html: formatHtmlBlock([...names, ...cells]) }
}

const tooMany = (n: number): boolean => {
  if (n > MAX_CELLS) notify('grid.tooMany', { max: MAX_CELLS, n }, true)
  return n > MAX_CELLS
}

const ridsOf = async ({ client, dataset, view, source }: BlockSetup, top: number, bottom: number): Promise<number[]> =>
  source.total === 0 || top >= source.total ? [] : (await client.call('dataset.rids', { dataset, view, span: { top, bottom: Math.min(bottom, source.total - 1) } })).rids

/** The first derived variable among these columns: nothing can be written into it. Says so. */
function refused({ shown }: BlockSetup, left: number, right: number): boolean {
  const derived = shown.slice(left, right + 1).find(({ variable }) => variable.derived !== null)
  if (derived) notify('grid.pasteDerived', { name: derived.variable.label || derived.variable.name }, true)
  return derived !== undefined
}

async function run(setup: BlockSetup, work: () => Promise<EditOutcome | AddOutcome | null>): Promise<void> {
  try {
    const outcome = await work()
    if (!outcome) return
    if ('rids' in outcome && outcome.rids.length > 0) notify('grid.added', { n: outcome.rids.length })
    setup.onOutcome(outcome)
  } catch (thrown) {
    notifyError(thrown)
  }
}

/** Every cell of the block set to the same: cleared, or missing in a way. */
export const setBlock = (setup: BlockSetup, box: Box, value: CellInput): Promise<void> => run(setup, async () => {
  if (tooMany(boxCells(box)) || refused(setup, box.left, box.right)) return null
  const rids = await ridsOf(setup, box.top, box.bottom)
  const columns = setup.shown.slice(box.left, box.right + 1)
  const edits = rids.flatMap(rid => columns.map(({ variable }) => ({ rid, variable: variable.id, value })))
  return edits.length === 0 ? null : setup.client.call('dataset.setCells', { dataset: setup.dataset, edits })
})

/**
 * Pastes from the top left of the box; rows past the end become new rows, columns past the edge are left out and said so.
 * `named`: the variable of each column of the block, null for one that goes nowhere; then `block` has no header any more.
 */
export const pasteBlock = (setup: BlockSetup, block: readonly (readonly string[])[], box: Box, named: readonly (string | null)[] | null): Promise<void> => run(setup, async () => {
  const { client, dataset, shown, source } = setup
  const columns = named
    ? named.flatMap((id, from) => { const at = shown.findIndex(({ variable }) => variable.id === id); return at < 0 ? [] : [{ at, from }] })
    : null
  const whole = columns ? block.map(row => columns.map(({ from }) => row[from] ?? '')) : tiled(block, box)
  const wide = Math.max(0, ...whole.map(row => row.length))
  if (whole.length === 0 || wide === 0) { notify('grid.pasteNothing', {}, true); return null }
  const places = columns ? columns.map(({ at }) => at) : Array.from({ length: Math.min(wide, shown.length - box.left) }, (_, index) => box.left + index)
  if (tooMany(whole.length * places.length) || places.some(at => refused(setup, at, at))) return null
  if (!columns && wide > places.length) notify('grid.pasteCut', { n: wide - places.length })
  const top = box.top
  const rids = await ridsOf(setup, top, Math.min(top + whole.length, Math.max(source.total, top + 1)) - 1)
  return client.call('dataset.paste', {
    dataset, rids, variables: places.map(at => shown[at]?.variable.id ?? ''), cells: whole.map(row => row.slice(0, places.length).map(cellInput)),
  })
})

/** The first `count` lines of the box (counted from the far end when `backwards`) go on into the rest. */
export const fillBlock = (setup: BlockSetup, box: Box, count: number, along: 'rows' | 'columns', backwards: boolean): Promise<void> => run(setup, async () => {
  const [left, right] = along === 'rows' ? [box.left, box.right] : backwards ? [box.left, box.right - count] : [box.left + count, box.right]
  if (tooMany(boxCells(box)) || refused(setup, left, right)) return null
  const rids = await ridsOf(setup, box.top, box.bottom)
  const variables = setup.shown.slice(box.left, box.right + 1).map(({ variable }) => variable.id)
  if (backwards) (along === 'rows' ? rids : variables).reverse()
  if (count >= (along === 'rows' ? rids.length : boxColumns(box))) return null
  return setup.client.call('dataset.fill', { dataset: setup.dataset, rids, variables, source: count, along })
})

/** Onto the clipboard without a clipboard event, e.g. where rows have to be read first. */
export async function writeClipboard(content: Promise<CopiedBlock>): Promise<void> {
  const part = (kind: keyof CopiedBlock, type: string): Promise<Blob> => content.then(block => new Blob([block[kind]], { type }))
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': part('plain', 'text/plain'), 'text/html': part('html', 'text/html') })])
}

export async function readClipboard(): Promise<{ plain: string; html: string }> {
  const [item] = await navigator.clipboard.read()
  const get = async (type: string): Promise<string> => (item?.types.includes(type) ? (await item.getType(type)).text() : '')
  return { plain: await get('text/plain'), html: await get('text/html') }
}
