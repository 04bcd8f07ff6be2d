import type { PathModel } from '../../../../shared/contract/requests/pathModel.ts'
import { bindPreset } from '../../../../shared/model/pathPresets.ts'
import type { ItemGroup, LatentKey, LatentWords, PathPreset } from '../../../../shared/model/pathPresets.ts'

/** A latent in the drawing: items by variable id, the middle of its ellipse in drawing units. */
export interface Latent { name: string; items: string[]; mode: 'A' | 'B'; x: number; y: number }
/** A model as it is drawn; what is saved as a study. */
export interface Sketch { blocks: Latent[]; paths: { from: string; to: string }[]; scheme: PathModel['scheme'] }

const COLUMN = 250
const ROW = 125
export const blank: Sketch = { blocks: [], paths: [], scheme: 'path' }

/** A published structure with the items that the names of groups speak for. */
export function presetSketch(preset: PathPreset, groups: readonly ItemGroup[], words: LatentWords, nameOf: (latent: LatentKey) => string): Sketch {
  const bound = bindPreset(preset, groups, words)
  return {
    scheme: 'path',
    blocks: preset.latents.map(latent => {
      const [column, row] = preset.places[latent] ?? [0, 0]
      return { name: nameOf(latent), items: bound[latent], mode: 'A', x: 120 + column * COLUMN, y: 50 + row * ROW }
    }),
    paths: preset.arrows.map(([from, to]) => ({ from: nameOf(from), to: nameOf(to) })),
  }
}

/** A model without a drawing, laid out from causes to what they lead to: each latent in the column after the last of its causes. */
export function modelSketch({ blocks, paths, scheme }: PathModel): Sketch {
  const columns = new Map<string, number>()
  const columnOf = (name: string, seen: readonly string[]): number => {
    const known = columns.get(name)
    if (known !== undefined || seen.includes(name)) return known ?? 0
    const causes = paths.filter(path => path.to === name).map(path => columnOf(path.from, [...seen, name]) + 1)
    const column = Math.max(0, ...causes)
    columns.set(name, column)
    return column
  }
  const rows = new Map<number, number>()
  return {
    scheme, paths: [...paths],
    blocks: blocks.map(({ name, items, mode }) => {
      const column = columnOf(name, [])
      const row = rows.get(column) ?? 0
      rows.set(column, row + 1)
      return { name, items: [...items], mode, x: 120 + column * COLUMN, y: 50 + row * 2 * ROW }
    }),
  }
}

/** A new latent on the first free spot of the grid. */
export function addLatent(sketch: Sketch, name: string): Sketch {
  const taken = (x: number, y: number): boolean => sketch.blocks.some(block => Math.abs(block.x - x) < 120 && Math.abs(block.y - y) < 90)
  for (let step = 0; ; step++) {
    const x = 120 + (step % 4) * COLUMN
    const y = 50 + Math.floor(step / 4) * 2 * ROW
    if (!taken(x, y)) return { ...sketch, blocks: [...sketch.blocks, { name, items: [], mode: 'A', x, y }] }
  }
}

export const removeLatent = (sketch: Sketch, name: string): Sketch => ({
  ...sketch, blocks: sketch.blocks.filter(block => block.name !== name), paths: sketch.paths.filter(({ from, to }) => from !== name && to !== name),
})

/** Unchanged where the new name is empty or taken. */
export function renameLatent(sketch: Sketch, old: string, name: string): Sketch {
  if (name.trim() === '' || sketch.blocks.some(block => block.name === name)) return sketch
  const renamed = (end: string): string => (end === old ? name : end)
  return { ...sketch, blocks: sketch.blocks.map(block => ({ ...block, name: renamed(block.name) })), paths: sketch.paths.map(({ from, to }) => ({ from: renamed(from), to: renamed(to) })) }
}

export const changeLatent = (sketch: Sketch, name: string, part: Partial<Omit<Latent, 'name'>>): Sketch =>
  ({ ...sketch, blocks: sketch.blocks.map(block => (block.name === name ? { ...block, ...part } : block)) })

/** Items of one latent; they leave the latents they were with. */
export const giveItems = (sketch: Sketch, name: string, items: readonly string[]): Sketch => ({
  ...sketch, blocks: sketch.blocks.map(block => ({ ...block, items: block.name === name ? [...items] : block.items.filter(item => !items.includes(item)) })),
})

/** Why an arrow may not be drawn between two latents: it is there already, or would close a circle. Null where it may. */
export function refusal(sketch: Sketch, from: string, to: string): 'twice' | 'circle' | null {
  if (sketch.paths.some(path => path.from === from && path.to === to)) return 'twice'
  const reached = new Set([to])
  for (;;) {
    const more = sketch.paths.filter(path => reached.has(path.from) && !reached.has(path.to))
    if (more.length === 0) return reached.has(from) ? 'circle' : null
    for (const path of more) reached.add(path.to)
  }
}

/** Whether an arrow may be drawn: not to itself, not twice, not closing a circle. */
export const mayJoin = (sketch: Sketch, from: string, to: string): boolean => from !== to && refusal(sketch, from, to) === null

export const join = (sketch: Sketch, from: string, to: string): Sketch => (mayJoin(sketch, from, to) ? { ...sketch, paths: [...sketch.paths, { from, to }] } : sketch)
export const cut = (sketch: Sketch, from: string, to: string): Sketch => ({ ...sketch, paths: sketch.paths.filter(path => path.from !== from || path.to !== to) })

/** What was saved, as far as it is a sketch; null when it is not. Items that are no longer variables are left out. */
export function readSketch(content: unknown, known: ReadonlySet<string>): Sketch | null {
  const saved = content as Partial<Sketch> | null
  if (typeof saved !== 'object' || saved === null || !Array.isArray(saved.blocks) || !Array.isArray(saved.paths)) return null
  const blocks = saved.blocks.filter(block => typeof block?.name === 'string' && Array.isArray(block.items)).map((block): Latent => ({
    name: block.name, items: block.items.filter(item => known.has(item)), mode: block.mode === 'B' ? 'B' : 'A', x: Number(block.x) || 120, y: Number(block.y) || 50,
  }))
  const names = new Set(blocks.map(block => block.name))
  return {
    blocks, paths: saved.paths.filter(path => names.has(path?.from) && names.has(path?.to)).map(({ from, to }) => ({ from, to })),
    scheme: saved.scheme === 'centroid' || saved.scheme === 'factorial' ? saved.scheme : 'path',
  }
}
