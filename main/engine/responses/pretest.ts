import { collectionColumns, COLLECTED, COLLECTION } from '../../../shared/model/response.ts'
import type { CollectionColumns } from '../../../shared/model/response.ts'
import { pretestLimits } from '../../../shared/model/pretest.ts'
import type { PretestFactor, PretestFlag, PretestReport, PretestRow } from '../../../shared/model/pretest.ts'
import type { Json, JsonObject } from '../../../shared/contract/analysis.ts'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import { NOT_SHOWN, isMissing } from '../../../shared/model/missing.ts'
import { isSection } from '../../../shared/model/form.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { formDrafts } from '../../../shared/forms/variables.ts'
import type { FormVariable } from '../../../shared/forms/variables.ts'
import { quantile } from '../../../shared/stats/quantile.ts'
import { runAnalysis } from '../analysis/runAnalysis.ts'
import { boundData } from '../forms/readForm.ts'
import { variableWords } from '../forms/variableWords.ts'
import type { ProjectReader } from '../store/reader.ts'
import { outlineNow } from './collection.ts'

const object = (value: Json | undefined): JsonObject => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {})
const number = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null)

function median(values: Float64Array): number | null {
  const known = values.filter(value => !Number.isNaN(value)).sort()
  return known.length === 0 ? null : quantile(known, 0.5, 7)
}

interface ItemFacts { itemTotal: number | null; dropped: number | null; alpha: number | null }
interface Place { variable: FormVariable; column: Variable }

/** Which column holds a variable: as it was collected or matched, else the one of the same name. */
function placesOf(data: Dataset, columns: CollectionColumns, variables: readonly FormVariable[]): Place[] {
  const byId = new Map(data.variables.map(variable => [variable.id, variable]))
  const byName = new Map(data.variables.map(variable => [variable.name, variable]))
  return variables.flatMap(variable => {
    const column = byId.get(columns.answers[variable.id] ?? '') ?? byId.get(variable.id) ?? byName.get(variable.id)
    return column ? [{ variable, column }] : []
  })
}

/** Reliability of each factor with two items and more. */
function factorFacts(project: ProjectReader, dataset: number, places: readonly Place[]): { items: Map<string, ItemFacts>; factors: PretestFactor[] } {
  const items = new Map<string, ItemFacts>()
  const factors: PretestFactor[] = []
  const names = new Map(project.factors().map(factor => [factor.id, factor.name]))
  const scales = places.filter(({ variable, column }) => variable.scale !== null && column.scale !== null && variable.factor !== null && names.has(variable.factor))
  for (const [factor, members] of Map.groupBy(scales, place => place.variable.factor!)) {
    const { result } = runAnalysis(project, analysisRequest.parse({ method: 'reliability', dataset, variables: members.map(({ column }) => column.id) }))
    const alpha = number(result['alpha_raw'])
    const stats = object(result['item_stats'])
    for (const { column } of members) {
      const own = object(stats[column.name] ?? stats[column.id])
      items.set(column.id, { itemTotal: members.length > 1 ? number(own['item_rest_r']) : null, dropped: members.length > 2 ? number(own['alpha_if_dropped_raw']) : null, alpha })
    }
    const { floor, ceiling, n } = poles(project, dataset, members)
    factors.push({
      factor, name: names.get(factor) ?? factor, items: members.length, n, alpha: members.length > 1 ? alpha : null, floor, ceiling,
      flags: [...(members.length > 1 && alpha !== null && alpha < pretestLimits.alpha ? ['alpha' as const] : []), ...(floor !== null && floor > pretestLimits.extremeScale ? ['floor' as const] : []), ...(ceiling !== null && ceiling > pretestLimits.extremeScale ? ['ceiling' as const] : [])],
    })
  }
  return { items, factors }
}

/** Share of respondents with the lowest and the highest possible score of a factor, over complete answers; reversed items turned round. */
function poles(project: ProjectReader, dataset: number, members: readonly Place[]): { floor: number | null; ceiling: number | null; n: number } {
  const columns = members.map(({ column }) => ({ values: project.columns.numbers(dataset, column.id), scale: column.scale! }))
  let n = 0, low = 0, high = 0
  for (let row = 0; row < (columns[0]?.values.length ?? 0); row++) {
    if (columns.some(({ values }) => Number.isNaN(values[row]))) continue
    n++
    const at = (end: 'min' | 'max'): boolean => columns.every(({ values, scale }) => values[row] === (scale.direction === 'negative' ? scale[end === 'min' ? 'max' : 'min'] : scale[end]))
    if (at('min')) low++
    if (at('max')) high++
  }
  return { floor: n > 0 ? low / n : null, ceiling: n > 0 ? high / n : null, n }
}

/**
 * How the first responses came out, question by question. Only rows that count. A cell that was not shown is not missing; in data collected here neither
 * is one of a version that did not have the question. null: no data set answers the questionnaire.
 */
export function pretestReport(project: ProjectReader, form: string, asked: number | null): PretestReport | null {
  const bound = boundData(project, form)
  const dataset = bound.find(each => each.dataset === asked)?.dataset ?? bound.at(-1)?.dataset
  if (dataset === undefined) return null
  const data = project.dataset(dataset)
  const read = collectionColumns.safeParse(project.datasetSettings(dataset)[COLLECTION] ?? {})
  const columns = read.success ? read.data : collectionColumns.parse({})
  const here = data.source.platform === COLLECTED
  const outline = outlineNow(project, form)
  const places = placesOf(data, columns, formDrafts(outline, variableWords(outline.settings.languages[0] ?? 'zh-CN')).variables.filter(variable => !variable.fillIn))
  const { items, factors } = factorFacts(project, dataset, places)
  const there = new Set(data.variables.map(variable => variable.id))
  const seconds = (page: string | undefined): number | null => { const column = page === undefined ? undefined : columns.pages[page]; return column !== undefined && there.has(column) ? median(project.columns.numbers(dataset, column)) : null }
  const times = new Map<string, number | null>()
  for (const { node, section } of outline.nodes) if (!isSection(node)) times.set(node.code, seconds(node.code) ?? seconds(section?.code))
  const pageTimes = Float64Array.from(Object.keys(columns.pages).map(page => seconds(page) ?? Number.NaN))
  const usual = median(pageTimes)

  const titles = new Map(data.questions.map(question => [question.id, question.title]))
  const rows = [...Map.groupBy(places, ({ variable }) => variable.question)].flatMap(([code, members]): PretestRow[] => {
    const several = members.every(({ variable }) => variable.option !== null)
    const shown = several ? [members] : members.map(member => [member])
    return shown.map(group => {
      const [{ variable, column }] = group as [Place]
      const cells = group.map(member => project.columns.values(dataset, member.column.id))
      let n = 0, empty = 0
      for (let row = 0; row < cells[0]!.length; row++) {
        const values = cells.map(each => each[row] ?? null)
        if (values.every(value => value === NOT_SHOWN) || (here && values.every(value => value === null))) continue
        n++
        if (values.every(value => isMissing(value))) empty++
      }
      const { scale } = column
      const answers = scale && !several ? project.columns.numbers(dataset, column.id).filter(value => !Number.isNaN(value)) : null
      const at = (end: number): number | null => (answers && answers.length > 0 ? answers.filter(value => value === end).length / answers.length : null)
      const own = items.get(column.id)
      const line: PretestRow = {
        key: several ? code : variable.id, code: several ? code : variable.id, label: several ? titles.get(code) ?? code : variable.label, asked: n,
        seconds: times.get(code) ?? null, missing: n > 0 ? empty / n : null, floor: scale ? at(scale.min) : null, ceiling: scale ? at(scale.max) : null,
        itemTotal: own?.itemTotal ?? null, dropped: own?.dropped ?? null, flags: [],
      }
      return { ...line, flags: flagsOf(line, own?.alpha ?? null, usual) }
    })
  })
  const whole = data.variables.find(variable => variable.meaning === 'duration')
  return {
    dataset, name: data.name, simulated: data.simulated, n: data.ledger.valid, seconds: whole ? median(project.columns.numbers(dataset, whole.id)) : null,
    timed: usual !== null, rows, factors,
  }
}

function flagsOf(row: PretestRow, alpha: number | null, usual: number | null): PretestFlag[] {
  const above = (value: number | null, limit: number): boolean => value !== null && value > limit
  return [
    above(row.missing, pretestLimits.missing) && 'missing' as const,
    above(row.floor, pretestLimits.extremeItem) && 'floor' as const,
    above(row.ceiling, pretestLimits.extremeItem) && 'ceiling' as const,
    row.itemTotal !== null && row.itemTotal < 0 ? 'reverse' as const : row.itemTotal !== null && row.itemTotal < pretestLimits.itemTotal && 'itemTotal' as const,
    row.dropped !== null && alpha !== null && row.dropped - alpha > pretestLimits.dropped && 'dropped' as const,
    usual !== null && above(row.seconds, pretestLimits.slow * usual) && 'slow' as const,
  ].filter(flag => flag !== false)
}
