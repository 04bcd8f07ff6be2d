import type { Database } from 'better-sqlite3'
import { shapeOf } from '../../../shared/derived/shape.ts'
import type { DerivationProblem, DerivedShape } from '../../../shared/derived/shape.ts'
import { derivedOrder, sourcesOf } from '../../../shared/derived/sources.ts'
import { bind } from '../../../shared/expression/bind.ts'
import type { Derivation } from '../../../shared/model/derivation.ts'
import type { Code } from '../../../shared/model/questionnaire.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Definitions } from './definitions.ts'
import type { Journal } from './journal.ts'
import { readSegments } from './segments.ts'

/** A new id for a column that does not exist: short, because it may be written in a formula. */
function freshId(variables: readonly Variable[]): string {
  const taken = new Set(variables.map(variable => variable.id.toLowerCase()))
  for (let n = 1; ; n++) if (!taken.has(`d${n}`)) return `d${n}`
}

const refusal = (name: string, { code, params, from, to }: DerivationProblem): YinguoError =>
  new YinguoError('BAD_VALUE', { value: '', ...params, variable: name, problem: code, ...(from === undefined || to === undefined ? {} : { from, to }) })

/** What a derivation comes to among these variables; a circle is a problem too. */
export function planDerivation(asked: Derivation, variables: readonly Variable[], self: string | null): ReturnType<typeof shapeOf> {
  const planned = shapeOf(asked, variables.filter(variable => variable.id !== self))
  if (planned.problem) {
    // A formula that names itself is a circle, not an unknown name.
    const own = variables.find(variable => variable.id === self)
    const named = planned.problem.params['name']
    if (planned.problem.code === 'unknownVariable' && own && (named === own.id || named === own.name || named === own.label)) return { ...planned, problem: { ...planned.problem, code: 'cycle' } }
    return planned
  }
  const { derivation } = planned
  const id = self ?? ''
  const after = [...variables.filter(variable => variable.id !== self), { id, derived: derivation }]
  return derivedOrder(after) === null ? { problem: { code: 'cycle', params: { name: id } }, derivation: null, shape: null } : planned
}

/** Derived variables are rows of `variable` with a recipe; they have no column in the data table. */
export class DerivedWriter {
  #db: Database
  #journal: Journal
  #definitions: Definitions

  constructor(db: Database, journal: Journal, definitions: Definitions) {
    this.#db = db
    this.#journal = journal
    this.#definitions = definitions
  }

  #planned(dataset: number, name: string, asked: Derivation, self: string | null): { derivation: Derivation; shape: DerivedShape } {
    const planned = planDerivation(asked, this.#definitions.of(dataset).variables, self)
    if (planned.problem) throw refusal(name, planned.problem)
    return planned
  }

  create(dataset: number, name: string, label: string, asked: Derivation, codes: Code[] | null): Variable {
    const { variables } = this.#definitions.of(dataset)
    const { derivation, shape } = this.#planned(dataset, name, asked, null)
    if (variables.some(variable => variable.name === name)) throw new YinguoError('BAD_VALUE', { variable: 'name', value: name, problem: 'nameTaken' })
    const id = freshId(variables)
    const ord = this.#db.prepare('SELECT coalesce(max(ord) + 1, 0) FROM variable WHERE dataset = ?').pluck().get(dataset) as number
    this.#journal.insert('variable', { dataset, id, ord, name, label, ...stored(derivation, shape, codes), role: shape.role })
    return this.#definitions.variable(dataset, id)
  }

  update(dataset: number, id: string, asked: Derivation, codes: Code[] | null): Variable {
    const variable = this.#derived(dataset, id)
    const { derivation, shape } = this.#planned(dataset, variable.name, asked, id)
    this.#journal.update('variable', [dataset, id], stored(derivation, shape, codes))
    this.assertSound(dataset, [id])
    return this.#definitions.variable(dataset, id)
  }

  remove(dataset: number, id: string): void {
    const variable = this.#derived(dataset, id)
    if (variable.factor !== null) this.#journal.remove('factor_item', [dataset, id])
    this.#journal.remove('variable', [dataset, id])
    this.assertSound(dataset, [id], variable.name)
  }

  #derived(dataset: number, id: string): Variable {
    const variable = this.#definitions.variable(dataset, id)
    if (variable.derived === null) throw new YinguoError('BAD_VALUE', { variable: variable.name, value: id, why: 'notDerived' })
    return variable
  }

  /** After a change of `changed`: whatever needs them must still make sense. BAD_VALUE names what does not, and the change is rolled back. */
  assertSound(dataset: number, changed: readonly string[], name?: string): void {
    const { variables, byId } = this.#definitions.of(dataset)
    const touched = new Set(changed)
    const broken: string[] = []
    for (const variable of variables) {
      if (!variable.derived || !sourcesOf(variable.derived).some(source => touched.has(source))) continue
      if (shapeOf(variable.derived, variables.filter(each => each.id !== variable.id)).problem) broken.push(variable.name)
    }
    for (const segment of readSegments(this.#db)) if (segment.dataset === dataset && bind(segment.condition, variables).problem) broken.push(segment.name)
    if (broken.length > 0) {
      throw new YinguoError('BAD_VALUE', { variable: name ?? byId.get(changed[0] ?? '')?.name ?? '', value: '', problem: 'inUse', names: broken })
    }
  }
}

const stored = (derivation: Derivation, shape: DerivedShape, codes: Code[] | null): { kind: string; codes: string; scale: string | null; derived: string } => ({
  kind: shape.kind, codes: JSON.stringify(relabelled(shape.codes, codes)), scale: shape.scale === null ? null : JSON.stringify(shape.scale), derived: JSON.stringify(derivation),
})

/** The codes are the derivation's; the person's words stand for those they name. */
export function relabelled(codes: readonly Code[], words: readonly Code[] | null): Code[] {
  const said = new Map((words ?? []).map(code => [code.code, code.label]))
  return codes.length === 0 ? [...words ?? []] : codes.map(code => ({ ...code, label: said.get(code.code) || code.label }))
}
