import { addDataset, testEngine } from '../fixtures/engine.ts'
import { parseCsv } from './derivedColumns.ts'
import type { GoldenEngine } from './runCase.ts'

/** A real engine in memory with one empty project; every data file becomes a dataset of it. */
export async function openGoldenEngine(): Promise<GoldenEngine> {
  const test = await testEngine()
  await test.newProject('Golden')
  return {
    load(name, csv, numeric) {
      const { header, rows } = parseCsv(csv)
      return addDataset(test, {
        name,
        variables: numeric.map((column, index) => {
          const at = header.indexOf(column)
          return { id: `v${index + 1}`, name: column, label: column, values: rows.map(row => (row[at] === '' ? null : Number(row[at]))) }
        }),
      })
    },
    analyse: request => test.client.call('analysis.run', request),
    close: () => test.dispose(),
  }
}
