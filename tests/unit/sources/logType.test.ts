import { describe, expect, it } from 'vitest'
import type { MeaningColumn } from '../../../shared/model/columnMeaning.ts'
import { proposeMeanings, proposeType } from '../../../shared/model/columnMeaning.ts'

const column = (title: string, kind: MeaningColumn['kind'], samples: string[], distinct = samples.length): MeaningColumn => ({ id: title, title, kind, filled: 20, distinct, samples })
const typeOf = (file: string, columns: MeaningColumn[]): [string, Record<string, string>] => {
  const meanings = proposeMeanings(columns)
  return [proposeType(file, columns, meanings), Object.fromEntries(meanings)]
}

describe('what a sheet seems to be', () => {
  it('a complaint log by its columns', () => {
    expect(typeOf('工单.xlsx', [
      column('受理时间', 'date', ['2024-03-05 09:12', '2024-03-06 10:00']), column('受理渠道', 'nominal', ['热线', '营业厅']), column('投诉内容', 'text', Array.from({ length: 18 }, (_, n) => `宿舍里信号很差第${n}次`), 18),
      column('问题分类', 'nominal', ['网络', '资费']), column('严重程度', 'nominal', ['高', '低']), column('是否解决', 'nominal', ['是', '否']), column('处理时长（分钟）', 'number', ['12', '30']), column('赔付金额', 'number', ['0', '20']),
    ])).toEqual(['complaints', { 受理时间: 'date', 受理渠道: 'channel', 投诉内容: 'verbatim', 问题分类: 'factor', 严重程度: 'severity', 是否解决: 'resolved', '处理时长（分钟）': 'duration', 赔付金额: 'cost' }])
  })

  it('an interview, a log of times, and everything else a survey', () => {
    expect(typeOf('深度访谈记录.xlsx', [column('日期', 'date', ['2024-03-05']), column('受访者', 'nominal', ['A', 'B']), column('访谈内容', 'text', Array.from({ length: 12 }, (_, n) => `觉得排队太久了${n}`), 12)])[0]).toBe('interviews')
    expect(typeOf('calls.csv', [column('time', 'date', ['2024-03-05 09:12', '2024-03-05 10:40']), column('agents', 'number', ['3', '4'])])[0]).toBe('log')
    expect(typeOf('survey.xlsx', [column('提交答卷时间', 'date', ['2024/3/5 9:12:00']), column('1、您的性别', 'nominal', ['男', '女']), column('2、您对资费满意吗？', 'scale', ['1', '5']), column('3、您的意见', 'text', ['希望信号好一点'])])[0]).toBe('survey')
    expect(typeOf('x.csv', [])).toEqual(['survey', {}])
  })
})
