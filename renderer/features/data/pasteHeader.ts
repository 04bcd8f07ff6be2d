import type { Variable } from '../../../shared/model/variable.ts'

type Named = Pick<Variable, 'id' | 'name' | 'label'>
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * The variable that each cell of a first line names, by label, short name or id. Null when the line is no header:
 * fewer than half of its cells name a variable, or there is nothing under it.
 */
export function headerOf(block: readonly (readonly string[])[], variables: readonly Named[]): (string | null)[] | null {
  const [first] = block
  if (!first || block.length < 2) return null
  const byName = new Map<string, string>()
  for (const key of ['id', 'name', 'label'] as const) for (const variable of variables) if (variable[key] !== '') byName.set(plain(variable[key]), variable.id)
  const used = new Set<string>()
  const named = first.map(cell => {
    // An answer is no name, though a column may be called 1.
    const id = /^[\d.,\s-]*$/.test(cell) ? undefined : byName.get(plain(cell))
    if (id === undefined || used.has(id)) return null
    used.add(id)
    return id
  })
  const filled = first.filter(cell => cell.trim() !== '').length
  return used.size > 0 && used.size * 2 >= filled ? named : null
}
