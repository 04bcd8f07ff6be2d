import { expect, test } from 'vitest'
import { exactNumber, storedValue } from '../../../main/engine/store/typedCell.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'

const scale = { kind: 'scale' as const, codes: [{ code: 1, label: '很不满意' }, { code: 5, label: '非常满意（ＶＩＰ）' }, { code: 99, label: '5' }] }

test.each([
  ['5', 5], [' 5 ', 5], ['５', 5], ['很不满意', 1], ['　很不满意 ', 1], ['非常满意(vip)', 5], ['99', 99],
  ['', null], ['  ', null], ['无', '无'], ['7', 7], ['-0', 0], ['1e400', '1e400'], ['0x10', '0x10'], ['Infinity', 'Infinity'],
])('typed into a coded column, %j is stored as %j', (typed, stored) => { expect(storedValue(scale, typed)).toBe(stored) })

test('missing states are set by name', () => {
  expect(storedValue(scale, null)).toBeNull()
  expect(storedValue(scale, { missing: 'none' })).toBeNull()
  expect(storedValue(scale, { missing: 'notShown' })).toBe(NOT_SHOWN)
  expect(storedValue(scale, { missing: 'empty' })).toBe(SHOWN_EMPTY)
})

test('a text column takes what is typed', () => {
  const text = { kind: 'text' as const, codes: [] }
  expect(storedValue(text, ' 无 ')).toBe(' 无 ')
  expect(storedValue(text, '5')).toBe('5')
  expect(storedValue(text, 5)).toBe('5')
  expect(storedValue(text, '')).toBeNull()
})

test.each([
  ['0.1', 0.1], ['+.5', 0.5], ['5.', 5], ['1e3', 1000], ['007', 7], ['9007199254740991', 9007199254740991], ['1.50000000000000000000', 1.5],
  ['9007199254740993', null], ['12345678901234567890', null], ['0.1234567890123456789', null], ['1,5', null], ['1 2', null], ['', null], ['.', null], ['--1', null],
])('%j says the number %j', (text, number) => { expect(exactNumber(text)).toBe(number) })
