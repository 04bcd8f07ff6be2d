import { describe, expect, it } from 'vitest'
import { changeWords } from '../../../renderer/app/changeWords.ts'
import { contract } from '../../../shared/contract/index.ts'
import { lookUp } from '../../../shared/i18n/translate.ts'

describe('a change in words', () => {
  it('names what was done', () => {
    expect(changeWords({ kind: 'dataset.setCells', params: { cells: 12 } }, 'zh-CN')).toBe('修改 12 个单元格')
  })
  it('names what was undone', () => {
    expect(changeWords({ kind: 'undo', params: { of: 'dataset.setCells', cells: 12 } }, 'zh-CN')).toBe('撤销：修改 12 个单元格')
  })
  it('goes on in small letters inside an English sentence', () => {
    expect(changeWords({ kind: 'undo', params: { of: 'dataset.setCells', cells: 1 } }, 'en')).toBe('Undo: edit 1 cell')
    expect(changeWords({ kind: 'dataset.setCells', params: {} }, 'en')).toBe('Edit')
  })
  it('leaves no hole where the engine gave no name', () => {
    expect(changeWords({ kind: 'bone.add', params: { text: '' } }, 'zh-CN')).toBe('添加骨')
    expect(changeWords({ kind: 'factor.assign', params: { items: 2, name: '' } }, 'en')).toBe('Change the factor of items')
  })
  it.each(Object.values(contract).filter(call => call.kind === 'command' && !call.name.startsWith('history.')).map(call => call.name))('has words for %s in both languages', name => {
    expect(lookUp('zh-CN', `review.kind.${name}`)).toBeTypeOf('string')
    expect(lookUp('en', `review.kind.${name}`)).toBeTypeOf('string')
  })
})
