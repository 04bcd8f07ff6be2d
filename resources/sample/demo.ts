// `npm run demo`: the whole main job without a window, from the sample's response sheet to report files in out/demo/.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withSession } from '../../main/hosts/cli/session.ts'
import type { Session } from '../../main/hosts/cli/session.ts'
import { ledgerRates } from '../../shared/model/dataset.ts'
import type { FigureSpecInput } from '../../shared/model/figureSpec.ts'
import type { ParetoFigure, PriorityFigure } from '../../shared/figures/figure.ts'
import { quiet } from './console.ts'
import { workbookFile } from './generate.ts'
import { furnishSample, PROJECT_NAME, sampleRecipe } from './project.ts'
import { respondents } from './respondents.ts'

const folder = 'out/demo'
const say = (line = ''): void => { process.stdout.write(`${line}\n`) }
const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)

async function main(): Promise<void> {
  const started = Date.now()
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await withSession(quiet, async session => {
    const dataset = await importSheet(session)
    await editAndUndo(session, dataset)
    const { figures } = await furnishSample(session.client, dataset, respondents())
    await summarise(session, dataset, figures)
    await exportAll(session, dataset, figures)
  })
  say(`完成，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒。文件在 ${folder}/`)
}

async function importSheet({ client, grant }: Session): Promise<number> {
  await client.call('project.create', { grant: grant(join(folder, 'demo.yinguo'), 'create'), name: PROJECT_NAME, purpose: 'student' })
  const proposal = await client.call('import.inspect', { grant: grant(workbookFile, 'read') })
  const result = await client.call('import.commit', { session: proposal.session, recipe: sampleRecipe(proposal) })
  say(`导入 ${result.source.file}：${result.source.platform}，${result.rows} 行，${result.questions.length} 题，${result.variables.length} 个变量`)
  return result.dataset.id
}

/** One edit and its undo, so that the log of the demo project has something to show. */
async function editAndUndo({ client }: Session, dataset: number): Promise<void> {
  const { rows, variables } = await client.call('dataset.page', { dataset, limit: 1 })
  const variable = variables.find(id => id.startsWith('Q5'))
  if (!rows[0] || !variable) return
  await client.call('dataset.setCells', { dataset, edits: [{ rid: rows[0].rid, variable, value: 1 }], reason: '演示' })
  await client.call('history.undo', {})
}

async function summarise({ client }: Session, dataset: number, figures: FigureSpecInput[]): Promise<void> {
  const { ledger } = await client.call('dataset.get', { dataset })
  const rates = ledgerRates(ledger)
  say(`发放 ${ledger.issued} · 回收 ${ledger.returned}（回收率 ${percent(rates.response)}）· 有效 ${ledger.valid}（有效率 ${percent(rates.validOfReturned)}，有效回收率 ${percent(rates.validOfIssued)}）`)
  for (const spec of figures) {
    const figure = await client.call('figure.build', { spec })
    if (figure.kind === 'pareto') sayPareto(figure)
    if (figure.kind === 'priority') sayPriority(figure)
  }
}

function sayPareto(figure: ParetoFigure): void {
  say(`\n${figure.frame.title}（${figure.frame.facts.join('；')}）`)
  for (const bar of figure.bars) say(`  ${bar.class}  ${bar.label}  ${bar.count}  累计 ${percent(bar.cumulativeShare)}`)
}

function sayPriority(figure: PriorityFigure): void {
  say(`\n${figure.frame.title}`)
  for (const column of figure.table.columns) if (column.sub) say(`  ${column.header} = ${column.sub}`)
  for (const row of figure.table.rows) say(row.heading ? ` ${row.cells[0]?.text ?? ''}` : `  ${row.cells.map(cell => cell.text).join('  ')}`)
}

async function exportAll({ client, grant }: Session, dataset: number, figures: FigureSpecInput[]): Promise<void> {
  say()
  const out = (name: string): string => grant(join(folder, name), 'write', true)
  for (const [index, spec] of figures.entries()) {
    for (const format of ['svg', 'png'] as const) {
      await client.call('export.figure', { spec, format, grant: out(`${index + 1}-${spec.kind}.${format}`) })
    }
  }
  for (const format of ['docx', 'pptx', 'xlsx'] as const) {
    const done = await client.call('export.report', { figures, format, grant: out(`report.${format}`) })
    say(`${folder}/report.${format}  ${Math.round(done.bytes / 1024)} KB`)
  }
  await client.call('export.data', { dataset, format: 'xlsx', values: 'labels', grant: out('data.xlsx') })
}

const scratch = await mkdtemp(join(tmpdir(), 'yinguo-demo-'))
process.env['YINGUO_DATA'] = scratch
try {
  await main()
} finally {
  await rm(scratch, { recursive: true, force: true })
}
