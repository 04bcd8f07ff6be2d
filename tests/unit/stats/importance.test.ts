import { describe, expect, it } from 'vitest'
import { derivedImportance } from '../../../shared/stats/importance.ts'

describe('importance for an outcome that never varies', () => {
  it.each(['correlation', 'johnson'] as const)('%s: the outcome is named, not the items', method => {
    const found = derivedImportance(method, [Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(2, 1, 4, 3, 5)], new Float64Array(5).fill(4))
    expect(found).toMatchObject({ status: 'constantTarget', constant: [], raw: [null, null] })
  })
})
