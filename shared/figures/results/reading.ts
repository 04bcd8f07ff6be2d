import type { Json, JsonObject } from '../../contract/analysis.ts'
import { list, number } from '../../presentation/tableWords.ts'

export { list, number, object, objects, text } from '../../presentation/tableWords.ts'

/** The two ends of an interval as results hold them. */
export const ends = (value: Json | undefined): [number | null, number | null] => { const [low, high] = list(value); return [number(low), number(high)] }
export const numbers = (value: Json | undefined): number[] => list(value).filter((one): one is number => typeof one === 'number')
export const keysOf = (value: JsonObject): string[] => Object.keys(value)
