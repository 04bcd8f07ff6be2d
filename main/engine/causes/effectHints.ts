import type { EffectHint } from '../../../shared/causes/effects.ts'
import { readMoment } from '../../../shared/expression/moment.ts'
import type { EffectCheck } from '../../../shared/model/cause.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { isMissing } from '../../../shared/model/missing.ts'
import { mean } from '../../../shared/stats/summation.ts'
import { treeItems } from '../analysis/scaleItems.ts'
import type { ScaleItem } from '../analysis/scaleItems.ts'
import type { ProjectReader } from '../store/reader.ts'
import { caseValues } from './influence.ts'

type Waves = Extract<EffectCheck['source'], { type: 'waves' }>

/** Fewer other items than this say little about what is worst or how all moved. */
const OTHERS = 3
/** Months apart on the ring of the year from which two waves lie in different seasons. */
const SEASON = 2

/** What else than the measures may stand behind the difference of two waves. */
export function waveHints(project: ProjectReader, before: Dataset, after: Dataset, items: readonly ScaleItem[], { statistic, atMost }: Waves): EffectHint[] {
  const hints: EffectHint[] = []
  const own = new Set(items.map(({ variable }) => variable.id))
  const others = treeItems(before, project.factors()).filter(({ variable }) => !own.has(variable.id))
  const level = (item: ScaleItem): number | null => average(caseValues(project, [item], statistic, atMost))
  const worseFirst = statistic === 'mean' ? 1 : -1
  const mine = average(Float64Array.from(items, item => level(item) ?? Number.NaN))
  const levels = others.map(level).filter(value => value !== null)
  if (mine !== null && levels.length >= OTHERS) {
    const place = 1 + levels.filter(value => worseFirst * (value - mine) < 0).length
    if (place <= Math.max(1, Math.floor((levels.length + 1) / 5))) hints.push({ code: 'regressionToMean', place, items: levels.length + 1 })
  }
  const changes = others.flatMap(item => {
    const later = after.variables.find(({ id, scale }) => id === item.variable.id && scale !== null)
    if (!later) return []
    const first = average(caseValues(project, [item], 'mean', atMost)), last = average(caseValues(project, [{ ...item, variable: later, scale: later.scale! }], 'mean', atMost))
    return first === null || last === null ? [] : [last - first]
  })
  if (changes.length >= OTHERS) hints.push({ code: 'othersChanged', items: changes.length, change: mean(Float64Array.from(changes))! })
  const months = [before, after].map(dataset => monthOf(project, dataset))
  if (months[0] === null || months[1] === null) hints.push({ code: 'seasonUnknown' })
  else {
    const apart = Math.abs(months[0]! - months[1]!) % 12
    if (Math.min(apart, 12 - apart) >= SEASON) hints.push({ code: 'otherSeason', before: String(months[0]! + 1), after: String(months[1]! + 1) })
  }
  if (before.simulated || after.simulated) hints.push({ code: 'simulated' })
  return hints
}

const average = (values: Float64Array): number | null => mean(values.filter(value => !Number.isNaN(value)))

/** Month (0..11) in the middle of the answers' days, else the one the period begins in; null where neither is told. */
function monthOf(project: ProjectReader, dataset: Dataset): number | null {
  const time = dataset.variables.find(({ meaning }) => meaning === 'date') ?? dataset.variables.find(({ kind, role }) => kind === 'date' && role === 'paradata')
  const months = !time ? [] : project.columns.values(dataset.id, time.id).flatMap(value => {
    const moment = isMissing(value) ? null : readMoment(String(value))
    return moment ? [moment.year * 12 + moment.month - 1] : []
  }).sort((a, b) => a - b)
  if (months.length > 0) return months[Math.floor(months.length / 2)]! % 12
  const period = readMoment(dataset.period)
  return period && period.month - 1
}
