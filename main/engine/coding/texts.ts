import type { Coded } from '../../../shared/model/coding.ts'
import { isMissing } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'

export interface CodableText { rid: number; text: string }

/** Texts of the cases that count, in row order; blank ones are no texts. BAD_VALUE for a variable that holds no texts. */
export function codableTexts(project: ProjectReader, dataset: number, variable: string): CodableText[] {
  const found = project.dataset(dataset).variables.find(each => each.id === variable)
  if (!found) throw new YinguoError('NOT_FOUND', { what: 'variable', id: variable })
  if (found.kind !== 'text') throw new YinguoError('BAD_VALUE', { variable: found.label || found.name, value: found.kind, why: 'noTexts' })
  const rids = project.columns.rids(dataset)
  const values = project.columns.values(dataset, variable)
  const texts: CodableText[] = []
  values.forEach((value, row) => {
    const text = isMissing(value) ? '' : String(value).trim()
    if (text !== '') texts.push({ rid: rids[row]!, text })
  })
  return texts
}

/** Codes by row, then by coder. */
export type Codebook = ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<string>>>

export function codebookOf(codings: readonly Coded[]): Codebook {
  const book = new Map<number, Map<string, Set<string>>>()
  for (const { rid, coder, factor } of codings) {
    const byCoder = book.get(rid) ?? new Map<string, Set<string>>()
    book.set(rid, byCoder)
    byCoder.set(coder, (byCoder.get(coder) ?? new Set<string>()).add(factor))
  }
  return book
}
