import { describe, expect, it } from 'vitest'
import { importBytes } from '../../fixtures/import/reading.ts'

/** A csv of whole numbers, `rows` answers of each column going through its values. */
const sheet = (columns: Record<string, number[]>, rows = 60): string =>
  [['序号', ...Object.keys(columns)], ...Array.from({ length: rows }, (_, row) => [row + 1, ...Object.values(columns).map(values => values[row % values.length]!)])].map(cells => cells.join(',')).join('\n')
const scaleOf = async (csv: string, label: string): Promise<{ scale: unknown; warned: boolean }> => {
  const { proposal } = await importBytes(csv, 'a.csv')
  const variable = proposal.recipe.variables.find(each => each.label.startsWith(label))!
  expect(variable.kind).toBe('scale')
  return { scale: [variable.scale!.min, variable.scale!.max], warned: proposal.warnings.some(warning => warning.code === 'scaleObserved') }
}

describe('a column that stands alone', () => {
  it('answered 1 to 4 by many is a scale to 4, and that is said', async () => {
    expect(await scaleOf(sheet({ 总体满意度: [1, 2, 3, 4], 年龄: [18, 40, 63] }), '总体满意度')).toEqual({ scale: [1, 4], warned: true })
    const { proposal } = await importBytes(sheet({ 总体满意度: [1, 2, 3, 4], 年龄: [18, 40, 63] }), 'a.csv')
    expect(proposal.warnings.find(warning => warning.code === 'scaleObserved')).toMatchObject({ params: { n: 1, max: 4 }, column: 1 })
  })
  it('answered by few, or up to a usual end, is on the usual scale', async () => {
    expect(await scaleOf(sheet({ 总体满意度: [2, 3, 4], 年龄: [18, 40, 63] }, 12), '总体满意度')).toEqual({ scale: [1, 5], warned: false })
    expect(await scaleOf(sheet({ 总体满意度: [2, 3, 4, 5], 年龄: [18, 40, 63] }), '总体满意度')).toEqual({ scale: [1, 5], warned: false })
  })
  it('is on the scale its title names, or that of its neighbours', async () => {
    expect(await scaleOf(sheet({ '总体满意度（1-5分）': [1, 2, 3, 4], 年龄: [18, 40, 63] }), '总体满意度')).toEqual({ scale: [1, 5], warned: false })
    expect(await scaleOf(sheet({ '服务满意度': [1, 5, 3], '环境满意度': [4, 2, 5], '价格满意度': [5, 3, 1], 意见数: [20, 30, 15], 总体满意度: [1, 2, 3, 4] }), '总体满意度')).toEqual({ scale: [1, 5], warned: false })
  })
})

describe('names and joined answers', () => {
  it('a survey of 问卷星 is called by the title of its questionnaire', async () => {
    const csv = '序号,提交答卷时间,所用时间,来源,1、您的性别\n1,2024/6/1 9:05:10,49秒,微信,男\n2,2024/6/1 9:06:10,39秒,微信,女\n'
    expect((await importBytes(csv, '384504415_按文本_城市公园满意度_2024调查_27_27.csv')).proposal.recipe.name).toBe('城市公园满意度_2024调查')
    expect((await importBytes(csv, '按文本_汇总.csv')).proposal.recipe.name).toBe('按文本_汇总')
  })
  it('options of Qualtrics that hold a comma stay whole', async () => {
    const options = ['Yes, always', 'No', 'Only on weekdays, if at all', 'Bus']
    const cell = (row: number): string => `"${options.filter((_, at) => (row >> at) % 2 === 1).join(',')}"`
    const head = ['StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,Q1', 'Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Which apply?']
    const ids = ['startDate', 'endDate', 'status', 'ipAddress', 'progress', 'duration', 'finished', 'recordedDate', '_recordId', 'QID1'].map(id => `"{""ImportId"":""${id}""}"`).join(',')
    const rows = Array.from({ length: 60 }, (_, row) => `2024-06-01 09:00:00,2024-06-01 09:05:00,IP Address,198.51.100.${row},100,300,True,2024-06-01 09:05:01,R_${String(row).padStart(15, 'a')},${cell(1 + row % 15)}`)
    const { proposal, values } = await importBytes(`${[...head, ids, ...rows].join('\n')}\n`, 'q.csv')
    const made = proposal.recipe.variables.filter(variable => variable.source.take === 'option')
    expect(made.map(variable => variable.label).sort()).toEqual([...options].sort())
    for (const [at, option] of options.entries()) {
      const id = made.find(variable => variable.label === option)!.id
      expect(values(id), option).toEqual(Array.from({ length: 60 }, (_, row) => ((1 + row % 15) >> at) % 2))
    }
  })
})
