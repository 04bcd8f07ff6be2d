import type { Scale, Variable } from '../../../shared/model/variable.ts'

/** What an inspector shows for several items: the shared value, or undefined where they differ. */
export interface ScaleForm { min: number | null | undefined; max: number | null | undefined; direction: Scale['direction'] | null | undefined }

const shared = <T>(values: readonly T[]): T | undefined => (values.every(value => value === values[0]) ? values[0] : undefined)

export const scaleForm = (variables: readonly Variable[]): ScaleForm => ({
  min: shared(variables.map(variable => variable.scale?.min ?? null)),
  max: shared(variables.map(variable => variable.scale?.max ?? null)),
  direction: shared(variables.map(variable => variable.scale?.direction ?? null)),
})

export interface ScaleChange { variables: string[]; scale: Scale }

/**
 * The scales that a form gives to items: a field left undefined keeps each item's own.
 * One entry per different scale, items that would not change left out; `wrong`: items left without bounds or with min not below max.
 */
export function scaleChanges(variables: readonly Variable[], form: ScaleForm): { changes: ScaleChange[]; wrong: Variable[] } {
  const groups = new Map<string, ScaleChange>()
  const wrong: Variable[] = []
  for (const variable of variables) {
    const min = form.min ?? variable.scale?.min
    const max = form.max ?? variable.scale?.max
    const direction = form.direction ?? variable.scale?.direction ?? 'positive'
    if (min === undefined || max === undefined || min >= max) { wrong.push(variable); continue }
    if (variable.scale && variable.scale.min === min && variable.scale.max === max && variable.scale.direction === direction) continue
    const key = `${min} ${max} ${direction}`
    const group = groups.get(key) ?? { variables: [], scale: { min, max, direction } }
    group.variables.push(variable.id)
    groups.set(key, group)
  }
  return { changes: [...groups.values()], wrong }
}

/** A scale item cannot be scored without its theoretical bounds. */
export const lacksScale = (variable: Variable): boolean => variable.kind === 'scale' && variable.scale === null
