// `npm run demo`: the whole main job without a window, from a questionnaire and the sample's response sheet to report files in out/demo/.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withSession } from '../../main/hosts/cli/session.ts'
import type { Session } from '../../main/hosts/cli/session.ts'
import { analysisRequest, datasetOf } from '../../shared/contract/analysis.ts'
import type { AnalysisRequestInput } from '../../shared/contract/analysis.ts'
import { reportFormats } from '../../shared/contract/report.ts'
import { ledgerRates } from '../../shared/model/dataset.ts'
import type { FigureSpecInput } from '../../shared/model/figureSpec.ts'
import type { ParetoFigure, PriorityFigure } from '../../shared/figures/figure.ts'
import { present } from '../../shared/presentation/index.ts'
import { actOnCauses, confirmCauses } from './confirmed.ts'
import { quiet } from './console.ts'
import { workbookFile } from './generate.ts'
import { furnishSample, PROJECT_NAME, sampleRecipe } from './project.ts'
import { respondents } from './respondents.ts'

const folder = 'out/demo'
const resampled = { bootstrap: 500, seed: 1 }
const say = (line = ''): void => { process.stdout.write(`${line}\n`) }
const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)

async function main(): Promise<void> {
  const started = Date.now()
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await withSession(quiet, async session => {
    await makeQuestionnaire(session)
    const dataset = await importSheet(session)
    await editAndUndo(session, dataset)
    await screen(session, dataset)
    const { figures, fishbone } = await furnishSample(session.client, dataset, respondents())
    await summarise(session, dataset, figures)
    await sayHowSure(session, figures)
    await goOn(session, dataset, fishbone)
    await exportAll(session, dataset, figures)
    await reportAll(session)
  })
  say(`完成，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒。文件在 ${folder}/`)
}

const out = ({ grant }: Session, name: string): string => grant(join(folder, name), 'write', true)

/** What a group does first, in a project of its own (the sheet answers another questionnaire): a questionnaire from a template, looked over and printed. */
async function makeQuestionnaire(session: Session): Promise<void> {
  const { client, grant } = session
  await client.call('project.create', { grant: grant(join(folder, 'questionnaire.yinguo'), 'create'), name: '问卷', purpose: 'student' })
  const { id: form, name } = await client.call('form.create', { lang: 'zh-CN', from: { kind: 'template', template: 'mobile' } })
  const { questions, minutes, findings } = await client.call('form.check', { form })
  say(`问卷「${name}」（模板）：${questions} 题，约 ${Math.round(minutes)} 分钟，检查提示 ${findings.length} 条`)
  for (const [file, format] of [['questionnaire.pdf', 'pdf'], ['questionnaire.docx', 'docx'], ['questionnaire-xlsform.xlsx', 'xlsform'], ['codebook.docx', 'codebookDocx']] as const) {
    await client.call('form.exportFile', { form, format, grant: out(session, file) })
  }
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

async function screen({ client }: Session, dataset: number): Promise<void> {
  const { rules } = await client.call('screening.run', { dataset })
  const hit = rules.filter(({ n, unavailable }) => n > 0 && unavailable === null)
  say(`筛查：${hit.map(({ rule, n }) => `${quiet.t(`screening.rule.${rule}`)} ${n}`).join('，')}`)
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

/** The first Pareto chart and the priorities again, with resampling: what the order is worth. */
async function sayHowSure(session: Session, figures: readonly FigureSpecInput[]): Promise<void> {
  const pareto = figures.find(spec => spec.kind === 'pareto')
  const priority = figures.find(spec => spec.kind === 'priority')
  if (pareto) await sayReading(session, '排列图的顺序有多稳', { method: 'pareto', spec: { ...pareto, ...resampled } })
  if (priority) await sayReading(session, '优先顺序有多稳', { method: 'priority', dataset: priority.dataset, target: priority.target, ...resampled })
}

async function sayReading({ client }: Session, title: string, asked: AnalysisRequestInput): Promise<void> {
  const answer = await client.call('analysis.compute', asked)
  const request = analysisRequest.parse(asked)
  const dataset = datasetOf(request)
  const variables = dataset === null ? [] : (await client.call('dataset.get', { dataset })).variables
  const labels = new Map(variables.map(({ id, name, label }) => [id, label || name]))
  const { reading, warnings } = present(answer, { t: quiet.t, label: key => labels.get(key) ?? key, request })
  say(`\n${title}`)
  for (const sentence of [...warnings, ...reading]) say(`  ${sentence}`)
}

/** 要因确认, 对策, and what of the chain is still missing. */
async function goOn({ client }: Session, dataset: number, fishbone: string): Promise<void> {
  const confirmed = await confirmCauses(client, dataset, fishbone)
  say('\n要因确认')
  for (const { text, verdict, finding } of confirmed) say(`  ${verdict === 'main' ? '要因' : '非要因'}  ${text}：${finding}`)
  const measures = await actOnCauses(client, confirmed)
  for (const what of measures) say(`  对策  ${what}`)
  const { holes } = await client.call('trace.matrix', { dataset })
  say(`  追溯矩阵中还缺 ${holes.length} 处（效果检查要等改进后的数据）`)
}

async function exportAll(session: Session, dataset: number, figures: FigureSpecInput[]): Promise<void> {
  const { client } = session
  for (const [index, spec] of figures.entries()) {
    for (const format of ['svg', 'png'] as const) await client.call('export.figure', { spec, format, grant: out(session, `${index + 1}-${spec.kind}.${format}`) })
  }
  await client.call('export.data', { dataset, format: 'xlsx', values: 'labels', grant: out(session, 'data.xlsx') })
}

/** One kept report in every format, its checks, and every number derived again: from the project, and from a finished file. */
async function reportAll(session: Session): Promise<void> {
  const { client, grant } = session
  const { id: report, blocks } = await client.call('report.create', { template: 'student', lang: 'zh-CN' })
  say(`\n报告：${blocks.length} 块`)
  for (const format of reportFormats) {
    const done = await client.call('report.export', { report, format, grant: out(session, `report.${format}`) })
    say(`  ${folder}/report.${format}  ${Math.round(done.bytes / 1024)} KB`)
  }
  const findings = await client.call('report.check', { report })
  const count = (level: string): number => findings.filter(each => each.level === level).length
  say(`  检查：错误 ${count('error')}，警告 ${count('warning')}，提示 ${count('hint')}`)
  const own = await client.call('report.verify', { report })
  say(`  核对：相符 ${own.equal}，不符 ${own.different}，无法推出 ${own.notDerivable}，手写数字 ${own.typed}`)
  const file = await client.call('report.verifyFile', { grant: grant(join(folder, 'report.docx'), 'read') })
  say(`  核对 report.docx：相符 ${file.equal}，不符 ${file.different}，无法推出 ${file.notDerivable}，被改动 ${file.byHand}`)
}

const scratch = await mkdtemp(join(tmpdir(), 'yinguo-demo-'))
process.env['YINGUO_DATA'] = scratch
try {
  await main()
} finally {
  await rm(scratch, { recursive: true, force: true })
}
