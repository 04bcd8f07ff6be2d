import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { CellValue } from '../../../shared/model/missing.ts'
import { hashValues } from '../../../main/engine/store/staging.ts'

/** A line of JSON each, as projects in people's hands have been hashed from the first version on. */
const lines = (values: readonly CellValue[]): string => values.map(value => `${Object.is(value, -0) ? '-0' : typeof value === 'number' && Number.isNaN(value) ? 'null' : JSON.stringify(typeof value === 'string' ? value.toWellFormed() : value)}\n`).join('')
const hashed = (values: ArrayLike<CellValue>): string => {
  const hash = createHash('sha256')
  hashValues(hash, values)
  return hash.digest('hex')
}

it('the hash of a column is that of its values as JSON, however they are written', () => {
  const numbers = [0, 9, 10, 99, 100, 1_000_000, 999_999_999, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -1, -0, 0.5, 1e300, Number.NaN]
  const texts = ['', '满意', '"', '\\', '\n', '\u0000', '\u001f', '\u007f', '\u2028', '😀', '\ud800', 'x\udc00y', '一'.repeat(40), '一'.repeat(41), 'a'.repeat(70_000)]
  const values: CellValue[] = [null, ...numbers, ...texts]
  for (const value of values) expect(hashed([value]), String(value)).toBe(createHash('sha256').update(lines([value])).digest('hex'))
  const many = Array.from({ length: 20_000 }, (_, i) => values[i % values.length]!).filter(value => typeof value !== 'string' || value.length < 100)
  expect(hashed(many)).toBe(createHash('sha256').update(lines(many)).digest('hex'))
  expect(hashed(Float64Array.from(numbers))).toBe(createHash('sha256').update(lines(numbers)).digest('hex'))
})
