import type { Definitions } from './definitions.ts'
import type { Journal } from './journal.ts'
import type { Merging } from './merging.ts'
import type { MergeWriter } from './mergeWriter.ts'

/**
 * The wave of a data set, said on the data set and in every row as a column. A column of one wave is given the new name;
 * one that tells several waves apart (a stack) stays what it is.
 */
export class WaveColumn {
  #journal: Journal
  #definitions: Definitions
  #columns: MergeWriter
  #merging: Merging

  constructor(journal: Journal, definitions: Definitions, columns: MergeWriter, merging: Merging) {
    this.#journal = journal
    this.#definitions = definitions
    this.#columns = columns
    this.#merging = merging
  }

  set(dataset: number, wave: string | null, label: string): void {
    const { variables } = this.#definitions.of(dataset)
    this.#journal.update('dataset', [dataset], { wave })
    if (wave === null) return
    const known = variables.find(variable => variable.meaning === 'wave' && variable.derived === null)
    if (known && known.codes.length > 1) return
    const code = known?.codes[0]?.code ?? 1
    const codes = [{ code, label: wave }]
    if (known) this.#journal.update('variable', [dataset, known.id], { codes: JSON.stringify(codes) })
    const id = known?.id ?? this.#add(dataset, label, codes)
    for (const rid of this.#merging.rids(dataset)) this.#journal.cell(dataset, rid, id, code)
  }

  #add(dataset: number, label: string, codes: { code: number; label: string }[]): string {
    const { variables } = this.#definitions.of(dataset)
    const taken = new Set(variables.map(variable => variable.id.toLowerCase()))
    let id = 'wave'
    for (let again = 2; taken.has(id); again++) id = `wave_${again}`
    this.#columns.addVariable(dataset, {
      id, name: variables.some(variable => variable.name === label) ? id : label, label, kind: 'nominal', role: 'paradata', question: null,
      source: { take: 'value', column: 0 }, codes, scale: null, include: true, treatment: 'keep', meaning: 'wave',
    })
    return id
  }
}
