import { NO_FACTOR, countedCodes, namesInCell } from '../../../shared/model/coding.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { dimensionOf, subtree } from '../../../shared/model/factor.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import { isMissing } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { codebookOf } from '../coding/texts.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable } from './findVariable.ts'

type Coding = Extract<ParetoSpec['source'], { type: 'coding' }>
type Source = Omit<Coding, 'within'> & { within?: Coding['within'] }

export interface CodedMentions {
  /** Per row: 1 where the text was judged (or the column names a cause). */
  coded: Uint8Array
  /** Per category, in the order of the factor tree, then of first occurrence. */
  marks: { key: string; label: string; flags: Uint8Array }[]
  multiple: boolean
}

/** Which rows have which factor: from codes of a text variable, or from the names in a factor column. A name that no factor has stands for itself. */
export function codedMentions(project: ProjectReader, dataset: Dataset, source: Source): CodedMentions {
  const variable = findVariable(dataset, source.variable)
  const factors = project.factors()
  const byRow = variable.meaning === 'factor' ? namedCauses(project, dataset, variable.id, factors) : judged(project, dataset, variable.id, source.coder)
  const byId = new Map(factors.map(factor => [factor.id, factor]))
  const found = new Map<string, { key: string; label: string; flags: Uint8Array }>()
  const coded = new Uint8Array(byRow.length)
  let multiple = false
  const within = source.within ?? null
  const allowed = within === null ? null : new Set(subtree(factors, within).map(factor => factor.id))
  if (allowed?.size === 0) throw new YinguoError('NOT_FOUND', { what: 'factor', id: within })
  byRow.forEach((causes, row) => {
    if (causes === null) return
    coded[row] = 1
    const met = new Set<string>()
    for (const cause of causes) {
      if (allowed && !allowed.has(cause)) continue
      const factor = source.by === 'dimension' && byId.has(cause) ? dimensionOf(factors, cause) : byId.get(cause)
      const key = factor?.id ?? cause
      met.add(key)
      const category = found.get(key) ?? { key, label: factor?.name ?? cause, flags: new Uint8Array(byRow.length) }
      found.set(key, category)
      category.flags[row] = 1
    }
    if (met.size > 1) multiple = true
  })
  const place = new Map(factors.map((factor, at) => [factor.id, at]))
  const marks = [...found.values()].map((mark, at) => ({ mark, at: place.get(mark.key) ?? factors.length + at })).sort((a, b) => a.at - b.at).map(({ mark }) => mark)
  return { coded, marks, multiple }
}

/** Of each row that counts the factors it was given; null: not coded. */
function judged(project: ProjectReader, dataset: Dataset, variable: string, coder: string | null): (string[] | null)[] {
  const book = codebookOf(project.codings(dataset.id, variable))
  const texts = project.columns.values(dataset.id, variable)
  return Array.from(project.columns.rids(dataset.id), (rid, row) => {
    const codes = book.get(rid)
    // The text itself may have been taken out since.
    if (!codes || isMissing(texts[row] ?? null)) return null
    const given = coder === null ? countedCodes(codes).factors : codes.get(coder)
    return given ? [...given].filter(factor => factor !== NO_FACTOR) : null
  })
}

/** Factors by the names in a cell, several in one cell apart by semicolons or the enumeration comma. */
function namedCauses(project: ProjectReader, dataset: Dataset, id: string, factors: readonly Factor[]): (string[] | null)[] {
  const named = new Map<string, string>()
  for (const factor of factors) if (!named.has(factor.name)) named.set(factor.name, factor.id)
  const variable = dataset.variables.find(each => each.id === id)!
  const labels = new Map(variable.codes.map(code => [code.code, code.missing ? '' : code.label]))
  return project.columns.values(dataset.id, id).map(value => {
    if (isMissing(value)) return null
    const names = namesInCell(typeof value === 'number' ? labels.get(value) ?? String(value) : String(value))
    return names.length === 0 ? null : names.map(name => named.get(name) ?? name)
  })
}
