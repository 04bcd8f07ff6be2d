import { describe, expect, test } from 'vitest'
import { copiesOf } from '../../../renderer/features/report/copiesOf.ts'
import { boundPlace } from '../../../renderer/features/report/findings/boundPlace.ts'
import { studyRequest } from '../../../renderer/features/report/insert/studyRequest.ts'
import type { BlockContent } from '../../../shared/model/report.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'

const dataset = { id: 3, variables: ['a', 'b', 'c', 'd'].map(id => ({ id, name: id })) } as unknown as Dataset

describe('copied blocks', () => {
  test('refer to what was copied with them, and else to what they referred to', () => {
    const text: BlockContent = { type: 'text', prompt: '', runs: [{ type: 'text', text: '见' }, { type: 'ref', block: 'table' }, { type: 'ref', block: 'elsewhere' }] }
    const list: BlockContent = { type: 'list', ordered: false, items: [[{ type: 'ref', block: 'table' }]] }
    let n = 0
    const copies = copiesOf([{ id: 'text', content: text }, { id: 'list', content: list }, { id: 'table', content: { type: 'pageBreak' } }], () => `new${++n}`)
    expect(copies.map(({ id }) => id)).toEqual(['new1', 'new2', 'new3'])
    expect(copies[0]!.content).toMatchObject({ runs: [{ text: '见' }, { block: 'new3' }, { block: 'elsewhere' }] })
    expect(copies[1]!.content).toMatchObject({ items: [[{ block: 'new3' }]] })
  })
})

describe('the place of a bound number', () => {
  test('is read from the name provenance gives it', () => {
    expect(boundPlace('b-12ab#3')).toEqual({ block: 'b-12ab', item: null, run: 3 })
    expect(boundPlace('b-12ab.2#0')).toEqual({ block: 'b-12ab', item: 2, run: 0 })
    expect(boundPlace('b-12ab')).toBeNull()
  })
})

describe('a study as a source of numbers', () => {
  test('is the request of its page: judgements, path model, printed table', () => {
    expect(studyRequest({ kind: 'judgement', content: { labels: ['x', 'y'], matrix: [[1, 3], [1 / 3, 1]] } }, undefined)).toMatchObject({ method: 'weights', type: 'ahp', labels: ['x', 'y'], dataset: null })
    expect(studyRequest({ kind: 'pastedTable', content: { text: 'item\tmean\nA\t3.21', min: 1, max: 5, items: 1, n: '30', verdict: '' } }, undefined)).toMatchObject({ method: 'forensics', table: [['item', 'mean'], ['A', '3.21']], n: [30], scale: { min: 1, max: 5 } })
    const sketch = { scheme: 'path', blocks: [{ name: 'P', items: ['a', 'b'], mode: 'A', x: 1, y: 1 }, { name: 'Q', items: ['c', 'd'], mode: 'A', x: 2, y: 2 }], paths: [{ from: 'P', to: 'Q' }] }
    expect(studyRequest({ kind: 'pathModel', content: sketch }, dataset)).toMatchObject({ method: 'pls', dataset: 3, model: { blocks: [{ name: 'P' }, { name: 'Q' }] } })
  })
  test('is none where it is something else or its items are not there', () => {
    expect(studyRequest({ kind: 'judgement', content: { labels: ['x'], matrix: [[1]] } }, undefined)).toBeNull()
    expect(studyRequest({ kind: 'pathModel', content: { scheme: 'path', blocks: [{ name: 'P', items: ['gone'], mode: 'A' }], paths: [] } }, dataset)).toBeNull()
    expect(studyRequest({ kind: 'qcTable', content: {} }, dataset)).toBeNull()
  })
})
