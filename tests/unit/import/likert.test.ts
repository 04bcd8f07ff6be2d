import { describe, expect, it } from 'vitest'
import { likertLadder } from '../../../main/engine/import/propose/likert.ts'

const codes = (labels: string[]): string | null => {
  const ladder = likertLadder(labels)
  return ladder && `${labels.map(label => ladder.codes.get(label) ?? '-').join(' ')} of ${ladder.min}-${ladder.max}`
}

describe('likertLadder', () => {
  it.each([
    [['满意', '非常满意', '一般', '不满意', '非常不满意'], '4 5 3 2 1 of 1-5'],
    [['非常满意', '满意', '一般'], '5 4 3 of 1-5'],
    [['满意', '一般', '不满意'], '3 2 1 of 1-3'],
    [['比较满意', '非常满意', '一般', '不太满意', '很不满意'], '4 5 3 2 1 of 1-5'],
    [['很不满意', '不满意', '比较不满意', '一般', '比较满意', '满意', '很满意'], '1 2 3 4 5 6 7 of 1-7'],
    [['非常同意', '同意', '不同意', '非常不同意'], '4 3 2 1 of 1-4'],
    [['完全不符合', '比较不符合', '不确定', '比较符合', '完全符合'], '1 2 3 4 5 of 1-5'],
    [['很好', '好', '一般', '差', '很差', '不清楚'], '5 4 3 2 1 - of 1-5'],
    [['从不', '总是', '有时', '经常', '很少'], '1 5 3 4 2 of 1-5'],
    [['Very satisfied', 'Somewhat satisfied', 'Neither satisfied nor dissatisfied', 'Somewhat dissatisfied'], '5 4 3 2 of 1-5'],
    [['Strongly agree', 'Agree', 'Neutral', 'Disagree', 'Strongly Disagree'], '5 4 3 2 1 of 1-5'],
    [['Not at all important', 'Slightly important', 'Moderately important', 'Very important', 'Extremely important'], '1 2 3 4 5 of 1-5'],
    [['Never', 'Often', 'Sometimes', 'Rarely', 'Always'], '1 4 3 2 5 of 1-5'],
    [['5（非常满意）', '4', '3（一般）', '1（非常不满意）'], '5 4 3 1 of 1-5'],
    [['10分', '8分', '0分'], '10 8 0 of 0-10'],
  ])('%j', (labels, expected) => { expect(codes(labels)).toBe(expected) })

  it.each([
    [['男', '女']], [['同意', '不同意']], [['1-3年', '3-5年', '5年以上']], [['18-24岁', '25-34岁']], [['学生', '教师', '一般']], [['满意', '重要', '一般']], [['上海', '北京', '广州']], [['满意', '好', '一般']],
  ])('%j is no ladder', labels => { expect(codes(labels)).toBeNull() })
})
