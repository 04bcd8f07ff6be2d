import { describe, expect, it } from 'vitest'
import { anyTagsMeet, readsOf, tagsMeet } from '../../../renderer/app/engine/tags.ts'

describe('tags', () => {
  it('meet when equal, or when one is a pattern the other begins like', () => {
    expect(tagsMeet('cells:3', 'cells:3')).toBe(true)
    expect(tagsMeet('cells:3', 'cells:31')).toBe(false)
    expect(tagsMeet('cells:*', 'cells:31')).toBe(true)
    expect(tagsMeet('cells:31', 'cells:*')).toBe(true)
    expect(tagsMeet('cells:*', 'variables:31')).toBe(false)
  })

  it('tell which cached answers an edit concerns', () => {
    const edit = ['cells:2', 'history']
    expect(anyTagsMeet(readsOf('dataset.page', { dataset: 2 }), edit)).toBe(true)
    expect(anyTagsMeet(readsOf('dataset.page', { dataset: 3 }), edit)).toBe(false)
    expect(anyTagsMeet(readsOf('fishbone.evidence', { fishbone: 'f1' }), edit)).toBe(true)
    expect(anyTagsMeet(readsOf('factor.tree', {}), edit)).toBe(false)
  })

  it('are none while parameters are not right', () => {
    expect(readsOf('dataset.page', { dataset: -1 })).toEqual([])
  })
})
