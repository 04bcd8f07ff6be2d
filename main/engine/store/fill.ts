import type { CellValue } from '../../../shared/model/missing.ts'

/** The step between the numbers of an even sequence; null when they are not one (or fewer than two). */
function stepOf(source: readonly CellValue[]): number | null {
  if (source.length < 2 || source.some(value => typeof value !== 'number')) return null
  const numbers = source as readonly number[]
  const step = (numbers[1] as number) - (numbers[0] as number)
  const scale = Math.max(1, ...numbers.map(Math.abs))
  return numbers.every((value, index) => index === 0 || Math.abs(value - (numbers[index - 1] as number) - step) <= 1e-9 * scale) ? step : null
}

/** Decimals of the longest of them: 0.1 + 0.2 is to be written 0.3. */
const decimalsOf = (values: readonly number[]): number =>
  Math.max(0, ...values.map(value => (/e-/.test(String(value)) ? 15 : String(value).split('.')[1]?.length ?? 0)))

/**
 * `count` values that go on after `source`: an even sequence of numbers goes on (where `series`),
 * anything else is repeated. The caller turns the order round to fill upwards or to the left.
 */
export function fillValues(source: readonly CellValue[], count: number, series: boolean): CellValue[] {
  const step = series ? stepOf(source) : null
  if (step === null) return Array.from({ length: count }, (_, index) => source[index % source.length] ?? null)
  const last = source.at(-1) as number
  const decimals = decimalsOf(source as number[])
  return Array.from({ length: count }, (_, index) => Number((last + step * (index + 1)).toFixed(decimals)))
}
