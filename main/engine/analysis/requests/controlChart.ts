import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { capability } from '../../../../shared/stats/control/capability.ts'
import { individualsChart, proportionChart, subgroupChart } from '../../../../shared/stats/control/charts.ts'
import { runChart } from '../../../../shared/stats/control/runChart.ts'
import { histogram } from '../../../../shared/stats/histogram.ts'
import { present } from '../../../../shared/stats/missing.ts'
import { shapiroWilk } from '../../../../shared/stats/shapiroWilk.ts'
import { mean } from '../../../../shared/stats/summation.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { findVariable } from '../findVariable.ts'
import { groupsBy, pick } from './groups.ts'

type Request = RequestOf<'control'>
interface Period { label: string; values: number[]; rows: number[] }

/**
 * Follow-up over periods or in the order of the rows: run chart of period means, individuals and moving ranges, X-bar with R (equal samples)
 * or s, p-chart of a share, histogram with capability. Without `by`, rows are in their order and samples are of `subgroup` rows.
 */
export function controlChart(project: ProjectReader, request: Request): JsonObject {
  const dataset = project.dataset(request.dataset)
  const variable = findVariable(dataset, request.variable)
  const column = project.columns.numbers(dataset.id, variable.id)
  const values = [...present(column)]
  const facts = { chart: request.chart, variable: variable.name, n: values.length, missing: column.length - values.length, target: request.target, lower_limit: request.lower, upper_limit: request.upper }
  const periods = request.by === null ? null : periodsBy(project, dataset, request.by, column)
  const labels = (of: readonly Period[]): string[] => of.map(period => period.label)
  switch (request.chart) {
    case 'run': {
      const points = periods ? periods.filter(period => period.values.length > 0) : values.map((value, i): Period => ({ label: String(i + 1), values: [value], rows: [] }))
      const means = points.map(point => mean(point.values)!)
      return asJson({ ...facts, labels: labels(points), points: means, point_n: points.map(point => point.values.length), ...runChart(means) })
    }
    case 'imr': {
      const points = periods ? periods.filter(period => period.values.length > 0) : null
      const series = points ? points.map(point => mean(point.values)!) : values
      const { individuals, ranges } = individualsChart(series)
      return asJson({
        ...facts, labels: points ? labels(points) : values.map((_, i) => String(i + 1)), individuals, moving_ranges: ranges,
        capability: points ? null : capability(values, individuals.sigma, request.lower, request.upper),
      })
    }
    case 'xbarR': {
      const samples = periods ? periods.filter(period => period.values.length > 0) : inSamples(values, request.subgroup)
      const { kind, means, spreads } = subgroupChart(samples.map(sample => sample.values))
      return asJson({
        ...facts, chart: kind, labels: labels(samples), means, spreads,
        left_out: periods ? 0 : values.length % request.subgroup,
        capability: capability(samples.flatMap(sample => sample.values), means.sigma, request.lower, request.upper),
      })
    }
    case 'p': {
      const defect = new Set(request.defect.map(String))
      const cells = project.columns.values(dataset.id, variable.id)
      const answered = (row: number): boolean => !Number.isNaN(column[row]!)
      const found = periods ?? inSamples(Array.from(column.keys()).filter(answered), request.subgroup).map((sample): Period => ({ ...sample, rows: sample.values }))
      const sizes = found.map(period => period.rows.filter(answered).length)
      const defects = found.map(period => period.rows.filter(row => answered(row) && defect.has(String(cells[row]))).length)
      const kept = found.filter((_, i) => sizes[i]! > 0)
      return asJson({ ...facts, labels: labels(kept), defects: defects.filter((_, i) => sizes[i]! > 0), defect_codes: request.defect, ...proportionChart(defects, sizes) })
    }
    case 'histogram': {
      const sorted = Float64Array.from(values).sort()
      const { individuals } = individualsChart(values)
      return asJson({
        ...facts, ...(histogram(values) ?? { edges: [], counts: [] }), shapiro_wilk: shapiroWilk(sorted),
        capability: capability(values, individuals.sigma, request.lower, request.upper),
      })
    }
  }
}

function periodsBy(project: ProjectReader, dataset: Dataset, by: string, column: Float64Array): Period[] {
  return groupsBy(project, dataset, by).map(group => ({ label: group.label, rows: group.rows, values: [...present(pick(column, group.rows))] }))
}

/** Consecutive samples of `size`; an incomplete one at the end is left out. */
const inSamples = (values: readonly number[], size: number): Period[] =>
  Array.from({ length: Math.floor(values.length / size) }, (_, i) => ({ label: String(i + 1), values: values.slice(i * size, (i + 1) * size), rows: [] }))
