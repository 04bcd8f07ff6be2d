import { describe, expect, it } from 'vitest'
import type { Factor } from '../../../shared/model/factor.ts'
import type { Scale, Variable } from '../../../shared/model/variable.ts'
import { between, itemIndex, itemShifted, treeRows, unassigned } from '../../../renderer/features/questionnaire/factorRows.ts'
import { dropPlan, dropSide } from '../../../renderer/features/questionnaire/dragPlan.ts'
import { scaleChanges, scaleForm } from '../../../renderer/features/questionnaire/scaleEdit.ts'

const item = (variable: string, dataset = 1) => ({ dataset, variable })
const factor = (id: string, parent: string | null, order: number, items: string[] = []): Factor => ({ id, parent, order, name: id, items: items.map(each => item(each)) })
const variable = (id: string, scale: Scale | null = { min: 1, max: 5, direction: 'positive' }): Variable =>
  ({ id, dataset: 1, order: 0, question: null, name: id, label: id, kind: 'scale', role: 'answer', codes: [], scale, factor: null, derived: null, meaning: null })

const hall: Factor[] = [
  { ...factor('hall', null, 0, ['wait', 'place']), items: [item('wait'), item('old', 2), item('place')] },
  factor('staff', 'hall', 0, ['manner']), factor('net', null, 1),
]
const variables = ['wait', 'place', 'manner', 'loose'].map(id => variable(id))
const known = new Map(variables.map(each => [each.id, each]))
const rows = (closed: string[] = []) => treeRows(hall, 1, known, new Set(closed))
const text = (closed?: string[]): string => rows(closed).map(row => '-'.repeat(row.level - 1) + (row.type === 'factor' ? `${row.factor.id}(${row.items})` : row.variable.id)).join(' ')

describe('factor tree rows', () => {
  it('lists a factor, its items, then the factors below; counts go up the tree; other data sets stay out', () => {
    expect(text()).toBe('hall(3) -wait -place -staff(1) --manner net(0)')
    expect(text(['hall'])).toBe('hall(3) net(0)')
  })
  it('finds the holes: scale items without a factor', () => {
    expect(unassigned(variables, hall, 1).map(each => each.id)).toEqual(['loose'])
  })
  it('counts a dropped item\'s place among all items, itself left out', () => {
    const [first] = hall
    expect(itemIndex(first!, [item('wait')], item('place'), 'after')).toBe(2)
    expect(itemIndex(first!, [item('place')], item('wait'), 'before')).toBe(0)
    expect(itemIndex(first!, [item('loose')], item('place'), 'before')).toBe(2)
    expect(itemShifted(first!, item('place'), -1)).toBe(0)
    expect(itemShifted(first!, item('wait'), -1)).toBeNull()
  })
  it('plans drops, and refuses a factor below itself', () => {
    const row = (key: string) => rows().find(each => each.key === key)!
    expect(dropPlan(hall, { type: 'factor', factor: 'net' }, row('factor:hall'), 'into')).toEqual({ type: 'factor', factor: 'net', place: { parent: 'hall', index: 1 } })
    expect(dropPlan(hall, { type: 'factor', factor: 'hall' }, row('factor:staff'), 'into')).toBeNull()
    expect(dropPlan(hall, { type: 'factor', factor: 'net' }, row('item:wait'), 'before')).toBeNull()
    expect(dropPlan(hall, { type: 'items', items: [item('loose')] }, row('factor:net'), 'into')).toEqual({ type: 'items', items: [item('loose')], factor: 'net' })
    expect(dropPlan(hall, { type: 'items', items: [item('loose')] }, row('item:manner'), 'after')).toEqual({ type: 'items', items: [item('loose')], factor: 'staff', index: 1 })
    expect([dropSide(row('factor:net'), 0.1), dropSide(row('factor:net'), 0.5), dropSide(row('factor:net'), 0.9), dropSide(row('item:wait'), 0.6)]).toEqual(['before', 'into', 'after', 'after'])
  })
  it('takes ranges either way', () => {
    expect(between(['a', 'b', 'c', 'd'], 'c', 'a')).toEqual(['a', 'b', 'c'])
    expect(between(['a', 'b'], 'gone', 'b')).toEqual(['b'])
  })
})

describe('scales of several items', () => {
  const ten = variable('x', { min: 1, max: 10, direction: 'negative' })
  const five = variable('y')
  it('shows what is shared and leaves the rest open', () => {
    expect(scaleForm([ten, five])).toEqual({ min: 1, max: undefined, direction: undefined })
  })
  it('keeps each item\'s own where a field is left open', () => {
    expect(scaleChanges([ten, five], { min: undefined, max: undefined, direction: 'positive' })).toEqual({ changes: [{ variables: ['x'], scale: { min: 1, max: 10, direction: 'positive' } }], wrong: [] })
    expect(scaleChanges([ten, five], { min: 0, max: 10, direction: 'negative' }).changes).toEqual([{ variables: ['x', 'y'], scale: { min: 0, max: 10, direction: 'negative' } }])
  })
  it('refuses items left without bounds or with them the wrong way round', () => {
    expect(scaleChanges([variable('z', null)], { min: 1, max: undefined, direction: undefined }).wrong.map(each => each.id)).toEqual(['z'])
    expect(scaleChanges([five], { min: 5, max: 5, direction: undefined }).wrong.map(each => each.id)).toEqual(['y'])
  })
})
