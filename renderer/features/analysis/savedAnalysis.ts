import type { Study } from '../../../shared/contract/study.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { isForm } from './forms/registry.ts'
import type { FormName } from './forms/registry.ts'

/** An analysis with its options, to come back to. */
export interface SavedAnalysis { entry: FormName; dataset: number; segment: string | null; weight: string | null; options: Record<string, unknown> }

/** What was saved, as far as it is one; null when it is not. */
export function readSaved(study: Study | undefined): SavedAnalysis | null {
  const saved = study?.content as Partial<SavedAnalysis> | null | undefined
  if (typeof saved !== 'object' || saved === null || typeof saved.entry !== 'string' || !isForm(saved.entry) || typeof saved.options !== 'object' || saved.options === null) return null
  return { entry: saved.entry, dataset: Number(saved.dataset), segment: saved.segment ?? null, weight: saved.weight ?? null, options: saved.options }
}

const VARIABLE = /^[A-Za-z]\w*$/

/**
 * Options without the variables that are no longer in the data set, and how many those were. Names of variables stand alone or in lists
 * under these keys; everything else is left as it is.
 */
export function stillThere(options: Record<string, unknown>, dataset: Dataset): { options: Record<string, unknown>; gone: number } {
  const known = new Set(dataset.variables.flatMap(({ id, name }) => [id, name]))
  let gone = 0
  const here = (name: unknown): boolean => { const there = typeof name === 'string' && known.has(name); if (!there) gone++; return there }
  const kept = Object.fromEntries(Object.entries(options).map(([key, value]) => {
    if ((key === 'variables' || key === 'control' || key === 'cost') && Array.isArray(value)) return [key, value.filter(here)]
    if ((key === 'variable' || key === 'by' || key === 'target') && typeof value === 'string' && value !== '') return [key, VARIABLE.test(value) && !here(value) ? (key === 'by' ? null : '') : value]
    if (key === 'constructs' && Array.isArray(value)) return [key, value.map((construct: { name: string; items: string[] }) => ({ ...construct, items: construct.items.filter(here) }))]
    return [key, value]
  }))
  return { options: kept, gone }
}
