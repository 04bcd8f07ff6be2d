import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VariableDraft } from '../../shared/contract/import.ts'
import { testEngine } from '../fixtures/engine.ts'
import { parseCsv, toCsv } from './derivedColumns.ts'
import type { GoldenEngine } from './runCase.ts'

/** A real engine in memory with one empty project; every data file is imported into it as a user would. */
export async function openGoldenEngine(): Promise<GoldenEngine> {
  const test = await testEngine()
  await test.newProject('Golden')
  const loaded = new Map<string, number>()
  return {
    async load(name, csv) {
      const known = loaded.get(csv)
      if (known !== undefined) return known
      const path = join(test.dir, `data-${loaded.size + 1}.csv`)
      writeFileSync(path, withRowNumbers(csv))
      const proposal = await test.client.call('import.inspect', {
        grant: test.grants.add(path, 'read'), options: { headerRow: 1, headerRows: 1, delimiter: ',', encoding: 'utf-8', platform: 'plain' },
      })
      // Columns of numbers are measurements whatever they look like, the others names of groups: corrected in the recipe, as in the wizard.
      const { header, rows } = parseCsv(csv)
      const variables = header.map((column, index): VariableDraft => ({
        id: `v${index + 1}`, name: column, label: column, kind: rows.every(row => Number.isFinite(Number(row[index]))) ? 'number' : 'text', role: 'answer', question: null,
        source: { take: 'value', column: index + 1 }, codes: [], scale: null, include: true, treatment: 'keep', meaning: null,
      }))
      const { dataset } = await test.client.call('import.commit', {
        session: proposal.session, recipe: { ...proposal.recipe, name, questions: [], variables },
      })
      loaded.set(csv, dataset.id)
      return dataset.id
    },
    analyse: request => test.client.call('analysis.run', request),
    close: () => test.dispose(),
  }
}

/** So that a row whose only cell is empty is still a row. */
function withRowNumbers(csv: string): string {
  const { header, rows } = parseCsv(csv)
  return toCsv({ header: ['row', ...header], rows: rows.map((row, i) => [String(i + 1), ...row]) })
}
