import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Imported } from '../../fixtures/import/reading.ts'
import { importFile } from '../../fixtures/import/reading.ts'

const folder = fileURLToPath(new URL('../../../../shared/surveys', import.meta.url))
const here = existsSync(folder)
if (!here) process.stderr.write('skipped: surveys is not here\n')

/** Expected numbers were counted with Python (csv, zipfile and the sheet's own XML). */
const read = (path: string): Promise<Imported> => importFile(`${folder}/${path}`)
const kinds = (imported: Imported): string[] => imported.proposal.recipe.questions.map(question => question.kind)
const ofQuestion = (imported: Imported, id: string) => imported.proposal.recipe.variables.filter(variable => variable.question === id)
/** Of a multiple choice: how many chose each option. */
const chosen = (imported: Imported, id: string): Record<string, number> =>
  Object.fromEntries(ofQuestion(imported, id).filter(variable => variable.kind === 'indicator').map(variable => [variable.label, imported.values(variable.id).filter(value => value === 1).length]))
const counted = (imported: Imported, id: string): Record<string, number> => {
  const labels = new Map(imported.variable(id).codes.map(code => [code.code, code.label]))
  const counts: Record<string, number> = {}
  for (const value of imported.values(id)) if (value !== null) counts[labels.get(value as number) ?? String(value)] = (counts[labels.get(value as number) ?? String(value)] ?? 0) + 1
  return counts
}
const sum = (imported: Imported, id: string): number => imported.values(id).reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0)
const filled = (imported: Imported, id: string): number => imported.values(id).filter(value => value !== null).length

describe.runIf(here)('surveys/googleforms', () => {
  it('gforms_dask2019.csv: choices joined by semicolons, a grid, typed answers apart', async () => {
    const imported = await read('googleforms/gforms_dask2019.csv')
    expect(imported.proposal.source).toMatchObject({ platform: 'googleforms', headerRows: 1 })
    expect([imported.rows, imported.proposal.columns.length]).toEqual([259, 24])
    expect(kinds(imported)).toEqual(['multiple', 'multiple', 'multiple', 'single', 'multiple', 'single', 'single', 'matrix', 'number', 'multiple', 'multiple', 'text', 'scale', 'single'])
    expect(chosen(imported, 'V2')).toEqual({ Array: 140, Bag: 49, DataFrame: 189, Delayed: 151, Futures: 85, ML: 60, Xarray: 71 })
    expect(chosen(imported, 'V3')).toEqual({ 'Interactive:  I use Dask with Jupyter or IPython when playing with data': 207, 'Batch: I submit scripts that run in the future': 162 })
    expect(chosen(imported, 'V4')).toEqual({ 'Personal laptop': 191, 'Large workstation': 145, 'Cluster of 2-10 machines': 106, 'Cluster with 10-100 machines': 70, 'Cluster with 100+ machines': 48 })
    expect(chosen(imported, 'V20')).toEqual({
      'SSH': 98, 'Kubernetes': 73, 'HPC resource manager (SLURM, PBS, SGE, LSF or similar)': 61, 'My workplace has a custom solution for this': 23, "I don't know, someone else does this for me": 16, 'Hadoop / Yarn / EMR': 14,
    })
    expect(chosen(imported, 'V21')).toMatchObject({ 'Amazon Web Services (AWS)': 117, 'Google Cloud Platform (GCP)': 81, 'Microsoft Azure': 37 })
    const grid = ofQuestion(imported, 'V9')
    expect(grid).toHaveLength(10)
    expect(new Set(grid.map(variable => JSON.stringify(variable.codes))).size).toBe(1)
    expect(counted(imported, 'V9_1')).toEqual({ 'Critical to me': 157, 'Somewhat useful': 88, 'Not relevant for me': 11 })
    expect(counted(imported, 'V9_3')).toEqual({ 'Somewhat useful': 97, 'Not relevant for me': 83, 'Critical to me': 65 })
    expect(counted(imported, 'V9_10')).toEqual({ 'Somewhat useful': 115, 'Critical to me': 85, 'Not relevant for me': 49 })
    expect(counted(imported, 'V5')).toEqual({ 'Occasionally': 128, 'Every day': 69, 'Just looking for now': 37, 'I use Dask all the time, even when I sleep': 24 })
    expect([sum(imported, 'V23'), filled(imported, 'V23')]).toEqual([4 * 144 + 3 * 92 + 2 * 15 + 4, 255])
  })

  it('gforms_bus-satisfaction_336x36.csv: titles asked twice, mixed times, scales of ten', async () => {
    const imported = await read('googleforms/gforms_bus-satisfaction_336x36.csv')
    expect(imported.proposal.source.platform).toBe('googleforms')
    expect([imported.rows, imported.proposal.columns.length]).toEqual([336, 36])
    expect(counted(imported, 'V2')).toEqual({ 'Year 3': 111, 'Year 2': 82, 'Year 1': 75, 'Year 4': 62, 'Year 5': 5, 'Masters/PhD': 1 })
    expect(counted(imported, 'V12')).toEqual({ A1: 129, D2: 114, A2: 62, D1: 30, E: 1 })
    expect(counted(imported, 'V25')).toEqual({ D2: 126, A2: 98, A1: 69, D1: 43 })
    const scales = ['V17', 'V18', 'V19', 'V20', 'V21', 'V22', 'V30', 'V31', 'V32', 'V33', 'V34', 'V35']
    expect(scales.map(id => [imported.variable(id).kind, imported.variable(id).scale?.max])).toEqual(scales.map(() => ['scale', 10]))
    expect(['V17', 'V18', 'V22', 'V35'].map(id => sum(imported, id))).toEqual([1987, 2340, 2053, 1992])
    expect(imported.values('V13').slice(0, 4)).toEqual(['08:50:00', '09:30:00', '09:45:00', '16:00:00'])
    expect(imported.values('V26').slice(0, 2)).toEqual(['12:00:00', '14:30:00'])
    expect(imported.values('Timestamp').every(value => /^2024-\d\d-\d\d \d\d:\d\d:\d\d$/.test(String(value)))).toBe(true)
    expect(imported.values('V8')[0]).toBe('2024-09-16')
    expect(['V6', 'V7', 'V15', 'V16', 'V28', 'V29'].map(id => imported.variable(id).kind)).toEqual(Array(6).fill('number'))
    expect(imported.variable('V36').kind).toBe('text')
  })
})

describe.runIf(here)('surveys/msforms', () => {
  it('msforms_genuine_x-prefix.xlsx: regular options counted, what was typed kept as text', async () => {
    const imported = await read('msforms/msforms_genuine_x-prefix.xlsx')
    expect(kinds(imported)).toEqual(['text', 'text', 'number', 'scale', 'single', 'text', 'number', 'multiple', 'single'])
    expect(chosen(imported, 'V13')).toEqual({ 'Pricing': 21, 'Operating system': 19, 'Battery': 17, 'Storage': 15, 'Screen size': 14, 'Brand': 10, 'Screen resolution': 10, 'Memory': 9, 'Screen refresh rate': 5 })
    expect(filled(imported, 'V13_text')).toBeGreaterThanOrEqual(5)
    expect(counted(imported, 'V9')).toEqual({ 'Very satisfied': 19, 'Somewhat satisfied': 7, 'Neither satisfied nor dissatisfied': 1, 'Very dissatisfied': 1 })
    expect(counted(imported, 'V10')).toMatchObject({ Apple: 11, Samsung: 4, Google: 3, fairphone: 2, Huawei: 2 })
    expect(imported.proposal.recipe.variables.filter(variable => !variable.include).map(variable => variable.label)).toEqual(['Email', 'Name'])
  })
})

describe.runIf(here)('surveys/handmade and surveys/other', () => {
  it('handmade_merged-title-rows_relocation.xlsx: the header of row three, a row number inside it', async () => {
    const imported = await read('handmade/handmade_merged-title-rows_relocation.xlsx')
    expect([imported.proposal.headerRow, imported.rows]).toEqual([3, 125])
    expect(imported.variable('V1').role).toBe('id')
    expect(counted(imported, 'V3')).toEqual({ 不赞成: 49, 一般: 44, 赞成: 32 })
    expect(imported.variable('V3')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 3 } })
    expect(filled(imported, 'V4')).toBe(115)
    expect(imported.variable('姓名')).toMatchObject({ role: 'identifier', include: false })
  })

  it('springer-nature_7718x24.xlsx: options headed by themselves, yes and no as 1 and 0, countries', async () => {
    const imported = await read('other/springer-nature_7718x24.xlsx')
    expect(imported.rows).toBe(7718)
    expect(chosen(imported, 'V12')).toEqual({
      'Lack of time to deposit data': 2038, 'Organising data in a presentable and useful way': 3585, 'Not knowing which repository to use': 2512, 'Unsure about copyright and licensing': 2862, 'Costs of sharing data': 1432,
    })
    // Two cells hold nothing but blanks.
    expect(filled(imported, 'V12_1')).toBe(7207)
    expect(filled(imported, 'V12_text')).toBe(541)
    expect(imported.variable('Country')).toMatchObject({ kind: 'nominal' })
    expect(imported.variable('Country').codes).toHaveLength(126)
    expect(counted(imported, 'Country')).toMatchObject({ 'US - United States': 1753, 'IT - Italy': 735, 'GB - United Kingdom': 615 })
    expect(counted(imported, 'V4')).toEqual({ 0: 3917, 1: 3766 })
    expect(imported.variable('V11')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 10 } })
    expect([imported.variable('V18').scale, sum(imported, 'V18'), filled(imported, 'V18')]).toEqual([{ min: 0, max: 10, direction: 'positive' }, 45354, 7640])
  })
})

describe.runIf(here)('surveys/wjx', () => {
  it('wjx_by-number_phone-satisfaction.csv: options and codes', async () => {
    const imported = await read('wjx/wjx_by-number_phone-satisfaction.csv')
    expect(Object.values(chosen(imported, 'Q8'))).toEqual([17, 9, 13, 14, 9, 4, 14, 10, 12, 17])
    expect(counted(imported, 'Q1')['1']).toBe(20)
    expect(counted(imported, 'Q4')).toEqual({ 1: 6, 2: 8, 3: 6, 5: 1 })
    expect(imported.values('所用时间').slice(0, 5)).toEqual([49, 65, 63, 118, 49])
  })

  it('wjx-like_green-space-satisfaction_306x23.xlsx: who answered', async () => {
    const imported = await read('wjx/wjx-like_green-space-satisfaction_306x23.xlsx')
    expect(counted(imported, 'Q1')).toEqual({ 女: 156, 男: 150 })
    expect(kinds(imported)).toEqual([...Array<string>(4).fill('single'), ...Array<string>(18).fill('scale')])
  })
})
