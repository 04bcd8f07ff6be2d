import type { Database } from 'better-sqlite3'
import type { Factor, ItemRef } from '../../../shared/model/factor.ts'
import { subtree } from '../../../shared/model/factor.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Definitions } from './definitions.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'
import { placed, renumber } from './siblings.ts'

interface FactorRow { id: string; parent: string | null; ord: number; name: string }

/** All factors, parents before children, siblings in order. */
export function readFactors(db: Database): Factor[] {
  const rows = db.prepare('SELECT id, parent, ord, name FROM factor ORDER BY ord, id').all() as FactorRow[]
  const items = Map.groupBy(
    db.prepare('SELECT dataset, variable, factor FROM factor_item ORDER BY ord, dataset, variable').all() as (ItemRef & { factor: string })[],
    item => item.factor)
  const children = Map.groupBy(rows, row => row.parent)
  const factors: Factor[] = []
  const visit = (parent: string | null): void => {
    for (const row of children.get(parent) ?? []) {
      factors.push({
        id: row.id, parent: row.parent, order: row.ord, name: row.name,
        items: (items.get(row.id) ?? []).map(({ dataset, variable }) => ({ dataset, variable })),
      })
      visit(row.id)
    }
  }
  visit(null)
  return factors
}

export class FactorWriter {
  #db: Database
  #journal: Journal
  #definitions: Definitions

  constructor(db: Database, journal: Journal, definitions: Definitions) {
    this.#db = db
    this.#journal = journal
    this.#definitions = definitions
  }

  #find(factors: readonly Factor[], id: string): Factor {
    const factor = factors.find(candidate => candidate.id === id)
    if (!factor) throw new YinguoError('NOT_FOUND', { what: 'factor', id })
    return factor
  }

  #siblings(factors: readonly Factor[], parent: string | null, but?: string): string[] {
    if (parent !== null) this.#find(factors, parent)
    return factors.filter(factor => factor.parent === parent && factor.id !== but).map(factor => factor.id)
  }

  add(parent: string | null, name: string, index?: number): Factor {
    const siblings = this.#siblings(readFactors(this.#db), parent)
    const id = newId('f')
    this.#journal.insert('factor', { id, parent, ord: siblings.length, name })
    renumber(this.#journal, 'factor', placed(siblings, id, index).map(sibling => [sibling]))
    return this.#find(readFactors(this.#db), id)
  }

  rename(id: string, name: string): void { this.#journal.update('factor', [id], { name }) }

  move(id: string, parent: string | null, index: number): void {
    const factors = readFactors(this.#db)
    const factor = this.#find(factors, id)
    if (parent !== null && subtree(factors, id).some(below => below.id === parent)) throw new YinguoError('CONFLICT', { what: 'cycle' })
    const siblings = this.#siblings(factors, parent, id)
    this.#journal.update('factor', [id], { parent })
    renumber(this.#journal, 'factor', placed(siblings, id, index).map(sibling => [sibling]))
    if (factor.parent !== parent) renumber(this.#journal, 'factor', this.#siblings(factors, factor.parent, id).map(sibling => [sibling]))
  }

  /** The factor and those below it; items are detached, bones lose the link. */
  remove(id: string): void {
    const factors = readFactors(this.#db)
    const { parent } = this.#find(factors, id)
    const bonesOf = this.#db.prepare('SELECT id FROM bone WHERE factor = ? ORDER BY id').pluck()
    for (const factor of subtree(factors, id).reverse()) {
      for (const item of factor.items) this.#journal.remove('factor_item', [item.dataset, item.variable])
      for (const bone of bonesOf.all(factor.id) as string[]) this.#journal.update('bone', [bone], { factor: null })
      this.#journal.remove('factor', [factor.id])
    }
    renumber(this.#journal, 'factor', this.#siblings(factors, parent, id).map(sibling => [sibling]))
  }

  /** Attaches items in the given order at `index` or the end; null detaches them. */
  assign(items: readonly ItemRef[], factor: string | null, index?: number): void {
    const factors = readFactors(this.#db)
    const keyOf = (item: ItemRef): string => `${item.dataset}/${item.variable}`
    const wanted = new Map(items.map(item => [keyOf(item), item]))
    for (const item of wanted.values()) this.#definitions.variable(item.dataset, item.variable)
    const owner = new Map(factors.flatMap(each => each.items.map(item => [keyOf(item), each.id] as const)))
    if (factor === null) {
      for (const [key, item] of wanted) if (owner.has(key)) this.#journal.remove('factor_item', [item.dataset, item.variable])
      return
    }
    const rest = this.#find(factors, factor).items.filter(item => !wanted.has(keyOf(item)))
    const at = Math.min(index ?? rest.length, rest.length)
    const order = [...rest.slice(0, at), ...wanted.values(), ...rest.slice(at)]
    order.forEach((item, ord) => {
      const key = [item.dataset, item.variable] as const
      if (owner.has(keyOf(item))) this.#journal.update('factor_item', key, { factor, ord })
      else this.#journal.insert('factor_item', { dataset: item.dataset, variable: item.variable, factor, ord })
    })
  }
}
