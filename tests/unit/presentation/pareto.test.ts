import { describe, expect, test } from 'vitest'
import { translator } from '../../../shared/i18n/translate.ts'
import { pareto } from '../../../shared/presentation/pareto.ts'

const result = (n: number, few: number) => ({
  order: Array.from({ length: n }, (_, i) => `P${i + 1}`), keys: Array.from({ length: n }, (_, i) => String(i)), frequency: Array.from({ length: n }, () => 10),
  percent: Array.from({ length: n }, () => 100 / n), cum_frequency: Array.from({ length: n }, (_, i) => 10 * (i + 1)), cum_percent: Array.from({ length: n }, (_, i) => 100 * (i + 1) / n),
  classes: Array.from({ length: n }, (_, i) => (i < few ? 'A' : 'C')), total: 10 * n, vital_few_k: few,
})
const reading = (n: number, few: number, lang: 'zh-CN' | 'en'): string => pareto(result(n, few) as never, { t: translator(lang), lang } as never).reading[0]!

describe('the reading of a Pareto chart', () => {
  test('names up to five items, of more the first three', () => {
    expect(reading(10, 5, 'zh-CN')).toContain('（P1、P2、P3、P4、P5）')
    expect(reading(10, 8, 'zh-CN')).toContain('前 8 个（P1、P2、P3 和另外 5 个）')
    expect(reading(10, 8, 'en')).toContain('the first 8 (P1, P2, P3 and 5 more)')
  })

  test('picks none out where all are of class A', () => {
    expect(reading(3, 3, 'zh-CN')).toContain('3 个项目都属于 A 类')
  })
})
