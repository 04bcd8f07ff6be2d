import { describe, expect, it } from 'vitest'
import { matchRank } from '../../../renderer/app/matchRank.ts'

describe('matchRank', () => {
  it('puts a beginning over a middle over characters in order', () => {
    expect(matchRank('导入', '导入数据…')).toBe(3)
    expect(matchRank('数据', '导入数据…')).toBe(2)
    expect(matchRank('impdat', 'Import data…')).toBe(1)
    expect(matchRank('tadpmi', 'Import data…')).toBe(0)
  })
  it('matches everything when nothing is typed', () => {
    expect(matchRank('  ', 'Import data…')).toBe(1)
  })
})
