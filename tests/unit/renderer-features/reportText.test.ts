import { describe, expect, test } from 'vitest'
import { paginate } from '../../../renderer/features/report/preview/paginate.ts'
import { movedPlace, sectionOf } from '../../../renderer/features/report/outlineRows.ts'
import { lengthOf, normalised, replaceRuns, splitRuns } from '../../../renderer/features/report/text/runText.ts'
import { slashQuery } from '../../../renderer/features/report/text/slashQuery.ts'
import type { Block, BlockContent, Run } from '../../../shared/model/report.ts'

const words = (text: string, look: { bold?: true; italic?: true } = {}): Run => ({ type: 'text', text, ...look })
const ref: Run = { type: 'ref', block: 'b' }

describe('a line of text', () => {
  test('is joined where it looks alike', () => {
    expect(normalised([words('a'), words(''), words('b'), words('c', { bold: true }), ref, words('d')])).toEqual([words('ab'), words('c', { bold: true }), ref, words('d')])
  })
  test('parts and comes together again without losing anything, at every place', () => {
    const line = [words('早上'), words('好', { bold: true }), ref, words('见图')]
    for (let at = 0; at <= lengthOf(line); at++) {
      const [before, after] = splitRuns(line, at)
      expect(lengthOf(before)).toBe(at)
      expect(normalised([...before, ...after])).toEqual(line)
    }
  })
  test('takes something in the place of a span', () => {
    expect(replaceRuns([words('见/表 。')], 1, 3, [ref])).toEqual([words('见'), ref, words(' 。')])
  })
})

describe('a command in a line', () => {
  test('begins with a slash at the start or after a space, or with 、 where nothing stands before', () => {
    expect(slashQuery('/图', 2)).toEqual({ from: 0, to: 2, query: '图' })
    expect(slashQuery('见 /num', 6)).toEqual({ from: 2, to: 6, query: 'num' })
    expect(slashQuery('、', 1)).toEqual({ from: 0, to: 1, query: '' })
  })
  test('is no slash within words, no list of words, and nothing behind the caret', () => {
    expect(slashQuery('km/h', 4)).toBeNull()
    expect(slashQuery('甲、乙', 3)).toBeNull()
    expect(slashQuery('abc /x', 3)).toBeNull()
  })
})

const block = (id: string, level = 0): Block => ({ id, order: 0, content: (level > 0 ? { type: 'heading', level, text: id, numbered: true, step: '', seconds: null } : { type: 'text', runs: [], prompt: '' }) as BlockContent })
const blocks = [block('H1', 1), block('a'), block('H11', 2), block('b'), block('H2', 1), block('c'), block('H21', 2)]
const order = (index: number, by: -1 | 1): string => {
  const to = movedPlace(blocks, index, by)
  if (!to) return 'stays'
  const rest = blocks.map(({ id }) => id).filter(id => !to.moved.includes(id))
  rest.splice(to.place, 0, ...to.moved)
  return rest.join(' ')
}

describe('a section', () => {
  test('is its heading with all that is under it', () => {
    expect(sectionOf(blocks, 0)).toEqual(['H1', 'a', 'H11', 'b'])
    expect(sectionOf(blocks, 2)).toEqual(['H11', 'b'])
    expect(sectionOf(blocks, 1)).toEqual(['a'])
  })
  test('moves past its neighbours whole', () => {
    expect(order(0, 1)).toBe('H2 c H21 H1 a H11 b')
    expect(order(4, -1)).toBe('H2 c H21 H1 a H11 b')
    expect(order(0, -1)).toBe('stays')
    expect(order(4, 1)).toBe('stays')
    expect(order(1, 1)).toBe('H1 H11 a b H2 c H21')
  })
})

describe('pages', () => {
  test('are filled in order, and nothing is lost', () => {
    expect(paginate([{ key: 'a', height: 60 }, { key: 'b', height: 60 }, { key: 'c', height: 30 }], { upright: 100, wide: 60 })).toEqual([{ wide: false, parts: [{ key: 'a' }] }, { wide: false, parts: [{ key: 'b' }, { key: 'c' }] }])
  })
  test('keep headings with what follows them', () => {
    const pages = paginate([{ key: 'a', height: 70 }, { key: 'h', height: 10, keep: true }, { key: 'hh', height: 10, keep: true }, { key: 'b', height: 40 }], { upright: 100, wide: 60 })
    expect(pages.map(page => page.parts.map(({ key }) => key))).toEqual([['a'], ['h', 'hh', 'b']])
  })
  test('break where a break is put, and part a long table between rows, its head repeated', () => {
    const pages = paginate([{ key: 'a', height: 50 }, { key: 't', height: 220, rows: { head: 20, heights: Array<number>(20).fill(10) } }, { key: 'z', height: 10, breakBefore: true }], { upright: 100, wide: 60 })
    expect(pages.map(page => page.parts)).toEqual([[{ key: 'a' }, { key: 't', from: 0, to: 3 }], [{ key: 't', from: 3, to: 11 }], [{ key: 't', from: 11, to: 19 }], [{ key: 't', from: 19, to: 20 }], [{ key: 'z' }]])
  })
  test('hold what is taller than a page alone', () => {
    expect(paginate([{ key: 'a', height: 10 }, { key: 'b', height: 300 }, { key: 'c', height: 10 }], { upright: 100, wide: 60 }).map(page => page.parts.map(({ key }) => key))).toEqual([['a'], ['b'], ['c']])
  })
  test('lie on their side where a part does, with the heading that goes with it, and stand again after it', () => {
    const pages = paginate([{ key: 'a', height: 30 }, { key: 'h', height: 10, keep: true, wide: true }, { key: 't', height: 110, wide: true, rows: { head: 10, heights: Array<number>(10).fill(10) } }, { key: 'z', height: 10 }], { upright: 100, wide: 60 })
    expect(pages).toEqual([
      { wide: false, parts: [{ key: 'a' }] }, { wide: true, parts: [{ key: 'h' }, { key: 't', from: 0, to: 4 }] }, { wide: true, parts: [{ key: 't', from: 4, to: 9 }] }, { wide: true, parts: [{ key: 't', from: 9, to: 10 }] }, { wide: false, parts: [{ key: 'z' }] },
    ])
  })
})
