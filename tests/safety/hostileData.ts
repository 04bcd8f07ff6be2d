import type { CellValue } from '../../shared/model/missing.ts'
import type { Code } from '../../shared/model/questionnaire.ts'
import type { VariableKind } from '../../shared/model/variable.ts'
import type { DatasetSketch, VariableSketch } from '../fixtures/engine.ts'

/**
 * Data sets that no analysis asks for and every one gets. Each has items q1-q6, a target y, groups g, a weight w, a text t,
 * a date d, yes-no columns b1, b2 and names that are hard to write.
 */
export interface HostileSet { what: string; sketch: DatasetSketch }

const LONG = `${'long label '.repeat(180)}\u{1f600} \u202eabc\u202c \u05e9\u05dc\u05d5\u05dd`
type Column = (row: number) => CellValue
interface Columns { item: (item: number) => Column; y?: Column; g?: Column; w?: Column; t?: Column; b?: Column; codes?: Code[]; kind?: VariableKind; scale?: VariableSketch['scale'] }

/** The same from run to run: Park and Miller 1988. */
function stream(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}
export const ITEMS = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'] as const

function sketch(what: string, rows: number, columns: Columns): HostileSet {
  const { item, y = item(7), g = row => row % 3 + 1, w = () => 1, t = row => ['a', 'b', 'c'][row % 3]!, b = row => row % 2, codes = [], kind = 'number', scale = null } = columns
  const of = (column: Column): CellValue[] => Array.from({ length: rows }, (_, row) => column(row))
  const variables: VariableSketch[] = [
    ...ITEMS.map((id, i): VariableSketch => ({ id, kind, scale, values: of(item(i)) })),
    { id: 'y', kind, scale, values: of(y) },
    { id: 'g', kind: codes.length ? 'nominal' : 'number', codes, values: of(g) },
    { id: 'w', values: of(w) },
    { id: 't', kind: 'text', values: of(t) },
    { id: 'd', kind: 'date', values: of(row => `2026-01-${String(row % 28 + 1).padStart(2, '0')}`) },
    { id: 'b1', kind: 'indicator', question: 'Q9', values: of(b) },
    { id: 'b2', kind: 'indicator', question: 'Q9', values: of(row => { const value = b(row + 1); return value }) },
    { id: 'odd1', name: '__proto__', label: '"a,b"\n;=1+1', values: of(item(2)) },
    { id: 'odd2', name: 'constructor', label: LONG, values: of(item(3)) },
    { id: 'odd3', name: '12', label: '{hole} {n|row|rows}', values: of(item(4)) },
  ]
  return { what, sketch: { name: what, variables, questions: [{ id: 'Q9', number: '9', title: 'which', kind: 'multiple' }] } }
}

const answers = (item: number): Column => { const draw = stream(1000 + item); const made: number[] = []; return row => { while (made.length <= row) made.push(1 + Math.floor(draw() * 5)); return made[row]! } }
const likert = { min: 1, max: 5, direction: 'positive' } as const

export const hostileSets: readonly HostileSet[] = [
  sketch('ordinary', 60, { item: answers, kind: 'scale', scale: likert }),
  sketch('no row', 0, { item: answers }),
  sketch('one row', 1, { item: answers }),
  sketch('two rows', 2, { item: answers }),
  sketch('three rows', 3, { item: answers, kind: 'scale', scale: likert }),
  sketch('one column constant', 40, { item: i => (i === 1 ? () => 3 : answers(i)) }),
  sketch('every column constant', 40, { item: () => () => 3, kind: 'scale', scale: likert }),
  sketch('constant target', 40, { item: answers, y: () => 4 }),
  sketch('nothing answered', 30, { item: () => () => null, g: () => null, w: () => null, t: () => null, b: () => null }),
  sketch('one answer a column', 30, { item: i => row => (row === i ? 3 : null) }),
  sketch('no complete case', 30, { item: i => row => (row % 7 === i ? null : answers(i)(row)) }),
  sketch('the same column', 30, { item: () => answers(0) }),
  sketch('a column and its mirror', 30, { item: i => row => (i % 2 ? 6 - (answers(0)(row) as number) : answers(0)(row)) }),
  sketch('more columns than rows', 5, { item: answers }),
  sketch('one group', 30, { item: answers, g: () => 1, t: () => 'a', b: () => 1 }),
  sketch('a group of one', 30, { item: answers, g: row => (row === 0 ? 1 : 2), t: row => (row === 0 ? 'a' : 'b') }),
  sketch('a group without spread', 30, { item: i => row => (row % 3 === 0 ? 3 : answers(i)(row)) }),
  sketch('a group for each row', 30, { item: answers, g: row => row }),
  sketch('500 groups', 1000, { item: answers, g: row => row % 500, t: row => `text ${row % 500}` }),
  sketch('an offset of 1e12', 40, { item: i => row => 1e12 + (answers(i)(row) as number) }),
  sketch('a scale of 1e-12', 40, { item: i => row => 1e-12 * (answers(i)(row) as number) }),
  sketch('1e308', 20, { item: i => row => (row % 2 ? 1e308 : -1e308) * (1 + i / 10), w: () => 1e308 }),
  sketch('1e-308', 20, { item: i => row => 1e-308 * (row + i) }),
  sketch('one far away', 40, { item: i => row => (row === 3 ? 1e15 : answers(i)(row)) }),
  sketch('weights of nothing', 30, { item: answers, w: () => 0 }),
  sketch('a weight below zero', 30, { item: answers, w: row => (row === 3 ? -1 : 1) }),
  sketch('weights missing', 30, { item: answers, w: row => (row % 2 ? null : 2) }),
  sketch('one case has the weight', 30, { item: answers, w: row => (row === 5 ? 100 : 0) }),
  sketch('text for numbers', 30, { item: i => row => (row % 3 ? 'three' : answers(i)(row)), y: () => 'x', w: () => 'heavy' }),
  sketch('names and labels', 30, { item: answers, g: row => row % 3 + 1, t: row => ['__proto__', 'toString', '"a,b"\n'][row % 3]!, codes: [{ code: 1, label: LONG }, { code: 2, label: '__proto__' }, { code: 3, label: '{n}' }] as Code[] }),
  sketch('labels that repeat', 30, { item: answers, codes: [{ code: 1, label: 'same' }, { code: 2, label: 'same' }, { code: 3, label: '' }] as Code[] }),
  sketch('zero and below', 30, { item: i => row => (answers(i)(row) as number) - 3 }),
  sketch('two thousand rows', 2000, { item: answers, kind: 'scale', scale: likert }),
]
