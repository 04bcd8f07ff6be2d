import { analysisRequest } from '../../shared/contract/analysis.ts'
import { runAnalysis } from '../../main/engine/analysis/runAnalysis.ts'
import { fakeProject } from '../fixtures/fakeProject.ts'
import type { FakeDataset } from '../fixtures/fakeProject.ts'
import { parseCsv } from './derivedColumns.ts'
import type { GoldenEngine } from './runCase.ts'

/** For now over columns held in memory. */
export async function openGoldenEngine(): Promise<GoldenEngine> {
  const datasets: FakeDataset[] = []
  return {
    async load(name, csv) {
      const { header, rows } = parseCsv(csv)
      datasets.push({ name, columns: Object.fromEntries(header.map((column, i) => [column, rows.map(row => row[i] === '' ? null : Number(row[i]))])) })
      return datasets.length
    },
    async analyse(request) { return runAnalysis(fakeProject({ datasets }), analysisRequest.parse(request)) },
    async close() {},
  }
}
