import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { importFile, warningCodes } from '../../fixtures/import/reading.ts'

const shared = fileURLToPath(new URL('../../../../shared', import.meta.url))
const at = (...path: string[]): string => join(shared, ...path)
/** Runs where the reference files are; elsewhere says what it skipped. Numbers were read with Python (openpyxl, csv). */
const where = (path: string): typeof describe | typeof describe.skip => {
  if (existsSync(path)) return describe
  process.stderr.write(`skipped: ${path.slice(shared.length + 1)} is not here\n`)
  return describe.skip
}
const mean = (values: readonly unknown[]): number => {
  const numbers = values.filter(value => typeof value === 'number')
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}

where(at('surveys', 'wjx'))('genuine 问卷星 files', () => {
  for (const path of [at('surveys', 'wjx', 'wjx_by-number_phone-satisfaction.csv'), at('surveys', 'derived-encodings', 'wjx_gb18030_crlf.csv'), at('surveys', 'derived-encodings', 'wjx_utf8_nobom_lf.csv')]) {
    it(path.slice(shared.length + 1), async () => {
      const { proposal, rows, values, variable } = await importFile(path)
      expect(proposal.source).toMatchObject({ platform: 'wjx', coding: 'number', headerRows: 1 })
      expect(rows).toBe(21)
      expect(proposal.recipe.variables).toHaveLength(24)
      const options = proposal.recipe.variables.filter(item => item.question === 'Q8')
      expect(options.map(item => item.label)).toEqual(['内存', '价格', '容量', '系统', '品牌', '宣传', '屏幕清晰度', '屏幕刷新率', '屏幕大小', '电池'])
      expect(options.every(item => item.kind === 'indicator')).toBe(true)
      expect(variable('Q4')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
      expect(values('Q3').filter(value => value === SHOWN_EMPTY)).toHaveLength(8)
      expect(values('提交答卷时间').slice(0, 2)).toEqual(['2021-04-26 19:50:00', '2021-04-26 19:55:09'])
    })
  }

  it('satisfaction items stored as text', async () => {
    const { proposal, rows, values } = await importFile(at('surveys', 'wjx', 'wjx-like_green-space-satisfaction_306x23.xlsx'))
    expect(rows).toBe(306)
    const items = proposal.recipe.variables.filter(variable => variable.kind === 'scale')
    expect(items.map(variable => variable.id)).toEqual(Array.from({ length: 18 }, (_, i) => `Q${i + 5}`))
    expect(items.every(variable => variable.scale?.min === 1 && variable.scale.max === 5)).toBe(true)
    expect(values('Q5').slice(0, 4)).toEqual([5, 3, 5, 5])
    expect(mean(values('Q5'))).toBeCloseTo(1113 / 306, 10)
    expect(mean(values('Q22'))).toBeCloseTo(1093 / 306, 10)
  })
})

where(at('surveys', 'msforms'))('a genuine Microsoft Forms file', () => {
  it('all 28 answers, dates and options', async () => {
    const { proposal, rows, values, variable } = await importFile(at('surveys', 'msforms', 'msforms_genuine_x-prefix.xlsx'))
    expect(proposal.source.platform).toBe('msforms')
    expect(rows).toBe(28)
    expect(values('V2')[0]).toBe('2021-04-28 11:21:47')
    expect(variable('V9')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    const pricing = proposal.recipe.variables.find(item => item.label === 'Pricing')!
    expect(values(pricing.id).filter(value => value === 1)).toHaveLength(21)
  })
})

where(at('surveys', 'surveymonkey'))('files of other platforms', () => {
  it.each([
    ['538-starwars.csv', 1186, 38, 2], ['538-comma.csv', 1129, 13, 1], ['cncf_Cloud_Native_Survey_2019.csv', 1337, 427, 2], ['cncf_CNCF_Maintainers_Survey_2023_H2.csv', 133, 25, 2], ['cncf_Cloud_Native_Survey_1H_2020.csv', 1324, 955, 2],
  ])('%s: %d rows, %d columns, header of %d', async (name, rows, columns, headerRows) => {
    const { proposal } = await importFile(at('surveys', 'surveymonkey', name))
    expect([proposal.rows, proposal.columns.length, proposal.source.headerRows]).toEqual([rows, columns, headerRows])
  })

  it.each(['cncf_Cloud_Native_Survey_2021-Part_2.xlsx', 'cncf_Strimzi_Survey_2020.csv', 'cncf_CNCF_Maintainers_Survey_2020_H2_Summary.csv'])('%s is a summary', async name => {
    await expect(importFile(at('surveys', 'surveymonkey', name))).rejects.toMatchObject({ code: 'M23', params: { reason: 'summary' } })
  })

  it('a Western encoding is guessed and said to be a guess', async () => {
    const starWars = await importFile(at('surveys', 'surveymonkey', '538-starwars.csv'))
    expect(starWars.proposal.source.encoding).toBe('windows-1252')
    expect(warningCodes(starWars)).toContain('encodingGuess')
  })
})

where(at('workbooks'))('every odd workbook', () => {
  const found = (folder: string): string[] => readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? found(path) : [path]
  })

  it('is read or refused by name', async () => {
    const odd: string[] = []
    const outcomes = new Map<string, number>()
    for (const path of found(at('workbooks')).filter(name => /\.(xlsx|xlsm|xls|xlsb|ods|csv)$/i.test(name))) {
      let outcome = 'read'
      try { JSON.stringify((await importFile(path)).proposal) } catch (error) { outcome = error instanceof YinguoError ? error.code : `crash ${String(error)}` }
      if (outcome.startsWith('crash') || outcome === 'INTERNAL') odd.push(`${path}: ${outcome}`)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    expect(odd).toEqual([])
    expect(outcomes.get('read')).toBeGreaterThan(250)
  })
})
