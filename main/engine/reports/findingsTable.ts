import { analysisRequest } from '../../../shared/contract/analysis.ts'
import type { Lang } from '../../../shared/contract/figure.ts'
import type { TableCell, TableModel, TableRow } from '../../../shared/figures/figure.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { present } from '../../../shared/presentation/index.ts'
import { column, count, empty, row, words } from '../../../shared/presentation/tableWords.ts'
import { toYinguoError } from '../../../shared/rpc/errors.ts'
import { labelOf } from '../analysis/findVariable.ts'
import { runAnalysis } from '../analysis/runAnalysis.ts'
import { buildFigure } from '../calls/figureBuild.ts'
import type { FigureCall } from '../calls/figureBuild.ts'
import { mainCauses, measuresOf } from '../causes/measures.ts'
import type { KeptTable } from './projectTable.ts'
import { materialOf } from './templates/material.ts'
import type { Material } from './templates/material.ts'

/** Ranks of the priorities that a summary names. */
const FIRST = ['first', 'second', 'third'] as const

/**
 * What a summary says of the project as it is, one fact a row, so that sentences can be bound to it: the survey, what was asked, the dimensions that
 * score highest and lowest, the first priorities, main causes and measures. A fact that cannot be had has no row.
 */
export async function findingsTable(call: FigureCall, lang: Lang): Promise<KeptTable> {
  const { project } = call
  const t = translator(lang)
  const material = materialOf(project)
  const { survey, dimensions, items, fishbones } = material
  const rows: TableRow[] = []
  const say: Say = (key, name, n, { value = empty, interval = empty, of = '' } = {}) => {
    rows.push(row(of ? `${key}:${of}` : key, [words(t(`reportTable.finding.${key}`)), words(name), value, interval, n === null ? empty : count(n)]))
  }
  if (survey) {
    say('survey', survey.name, survey.ledger.valid, { interval: words(survey.period) })
    if (dimensions.length > 0) say('dimensions', listed(t, dimensions.map(({ factor }) => factor.name)), dimensions.length)
    if (items.length > 0) say('items', '', items.length)
    const overall = survey.variables.find(variable => variable.id === material.target)
    if (overall) say('target', overall.label || overall.name, null)
    await kept(() => { positions(material, t, say) })
    await kept(() => { itemExtremes(material, t, say) })
    await kept(() => priorities(call, material, lang, say))
  }
  const [diagram] = fishbones
  if (diagram) say('effect', project.fishbone(diagram.fishbone).effect, null)
  const mains = mainCauses(project)
  if (mains.length > 0) say('mainCauses', listed(t, mains.map(({ text }) => text)), mains.length)
  const measures = measuresOf(project).filter(({ content }) => content.status !== 'rejected')
  if (measures.length > 0) say('measures', listed(t, measures.map(({ content }) => content.what)), measures.length)
  return { title: t('reportTable.findings'), table: { columns: columnsOf(t), rows }, notes: [], datasets: survey ? [survey.id] : [] }
}

type Fact = 'survey' | 'dimensions' | 'items' | 'target' | 'highest' | 'lowest' | typeof SIDES[number] | 'highestItem' | 'lowestItem' | 'effect' | 'mainCauses' | 'measures' | typeof FIRST[number]
type Say = (key: Fact, name: string, n: number | null, cells?: { value?: TableCell; interval?: TableCell; /** Of which dimension. */ of?: string }) => void

const columnsOf = (t: Translate): TableModel['columns'] => (['what', 'name', 'value', 'interval', 'n'] as const).map(key => column(key, t(`reportTable.findingColumn.${key}`), '', key === 'what' || key === 'name' ? 'left' : 'right'))
const listed = (t: Translate, names: readonly string[]): string => names.join(t('causes.separator'))

/** A fact that the data do not give (too few answers, a scale that is gone) is left out. */
async function kept(make: () => void | Promise<void>): Promise<void> {
  try {
    await make()
  } catch (error) {
    const { code } = toYinguoError(error)
    if (code !== 'NOT_FOUND' && code !== 'NOT_ENOUGH_DATA' && code !== 'BAD_VALUE') throw error
  }
}

/** Where the interval of an index lies against the midpoint of its scale. */
const SIDES = ['above', 'below', 'undecided'] as const

/** The dimensions by their side of the midpoint, and those with the highest and the lowest index; the overall rating is no dimension. */
function positions({ project, survey, dimensions }: Material, t: Translate, say: Say): void {
  if (dimensions.length === 0) return
  const request = analysisRequest.parse({ method: 'dimensions', dataset: survey!.id })
  const table = present(runAnalysis(project, request), { t, request, label: key => key }).tables.find(({ key }) => key === 'dimensions')?.table
  if (!table) return
  const cell = (of: TableRow, key: string): TableCell => of.cells[table.columns.findIndex(each => each.key === key)] ?? empty
  const own = new Set(dimensions.map(({ factor }) => factor.id))
  const scored = table.rows.filter(each => own.has(each.key) && typeof cell(each, 'index').value === 'number')
    .sort((a, b) => Number(cell(b, 'index').value) - Number(cell(a, 'index').value))
  for (const side of SIDES) {
    const there = scored.filter(each => cell(each, 'position').text === t(`descriptive.position.${side}`))
    say(side, there.length === 0 ? t('reportTable.noneOfThem') : listed(t, there.map(each => t('reportTable.scored', { name: cell(each, 'dimension').text, score: cell(each, 'index').text }))), there.length)
  }
  if (scored.length < 2) return
  for (const [key, line] of [['highest', scored[0]!], ['lowest', scored.at(-1)!]] as const) {
    const n = cell(line, 'n').value
    say(key, cell(line, 'dimension').text, typeof n === 'number' ? n : null, { value: cell(line, 'index'), interval: cell(line, 'indexCi') })
  }
}

/** The items with the highest and the lowest mean, of each dimension and, without dimensions, of all. */
function itemExtremes({ project, survey, dimensions, items, comparable }: Material, t: Translate, say: Say): void {
  const groups = (dimensions.length > 0 ? dimensions.map(({ factor, items: own }) => ({ of: factor.id, own })) : [{ of: 'all', own: items }]).filter(({ own }) => comparable(own))
  if (groups.length === 0) return
  const byId = new Map(survey!.variables.map(variable => [variable.id, variable]))
  const request = analysisRequest.parse({ method: 'describe', dataset: survey!.id, variables: groups.flatMap(({ own }) => own) })
  const table = present(runAnalysis(project, request), { t, request, label: key => { const variable = byId.get(key); return variable ? labelOf(variable) : key } }).tables.find(({ key }) => key === 'describe')?.table
  if (!table) return
  const cell = (of: TableRow, key: string): TableCell => of.cells[table.columns.findIndex(each => each.key === key)] ?? empty
  // Lines come in the order asked, under the names of their variables.
  for (const { of, own } of groups) {
    const lines = table.rows.filter(each => own.some(id => each.key === id || each.key === byId.get(id)?.name) && typeof cell(each, 'mean').value === 'number')
      .sort((a, b) => Number(cell(b, 'mean').value) - Number(cell(a, 'mean').value))
    if (lines.length < 2) continue
    for (const [key, line] of [['highestItem', lines[0]!], ['lowestItem', lines.at(-1)!]] as const) {
      const n = cell(line, 'n').value
      say(key, cell(line, 'variable').text, typeof n === 'number' ? n : null, { value: cell(line, 'mean'), interval: cell(line, 'ci'), of })
    }
  }
}

async function priorities(call: FigureCall, { priority }: Material, lang: Lang, say: Say): Promise<void> {
  if (!priority) return
  // Their order is that of the estimates; intervals of the ranks stand in the table of priorities.
  const figure = await buildFigure(call, { ...priority, bootstrap: 0 }, lang)
  if (figure.kind !== 'priority') return
  const at = (key: string): number => figure.table.columns.findIndex(each => each.key === key)
  for (const [i, key] of FIRST.entries()) {
    const line = figure.table.rows.find(each => !each.heading && each.cells[at('rankOverall')]?.value === i + 1)
    const n = line?.cells[at('n')]?.value
    if (line) say(key, line.cells[at('item')]?.text ?? '', typeof n === 'number' ? n : null, { value: line.cells[at('index')] ?? empty })
  }
}
