import type { Factor, ItemRef } from '../../../shared/model/factor.ts'
import type { YinguoError } from '../../../shared/rpc/errors.ts'
import { useEngineCommand } from '../../app/engine/hooks.ts'
import type { Place } from '../figure/hierarchy.ts'

export interface FactorCommands {
  add(name: string, place: Place): Promise<Factor>
  rename(factor: string, name: string): void
  move(factor: string, place: Place): void
  remove(factor: string): void
  assign(items: ItemRef[], factor: string | null, index?: number): void
  undo(): void
  redo(): void
  error: YinguoError | null
  clear(): void
}

/** The factor calls of the engine, with one error shown for all of them. */
export function useFactorCommands(): FactorCommands {
  const add = useEngineCommand('factor.add')
  const rename = useEngineCommand('factor.rename')
  const move = useEngineCommand('factor.move')
  const remove = useEngineCommand('factor.remove')
  const assign = useEngineCommand('factor.assign')
  const undo = useEngineCommand('history.undo')
  const redo = useEngineCommand('history.redo')
  const all = [add, rename, move, remove, assign]
  return {
    add: (name, place) => add.run({ name, ...place }),
    rename: (factor, name) => { void rename.run({ factor, name }) },
    move: (factor, place) => { void move.run({ factor, ...place }) },
    remove: factor => { void remove.run({ factor }) },
    assign: (items, factor, index) => { if (items.length > 0) void assign.run({ items, factor, ...(index === undefined ? {} : { index }) }) },
    undo: () => { void undo.run({}) },
    redo: () => { void redo.run({}) },
    error: all.find(command => command.error)?.error ?? null,
    clear: () => { for (const command of all) command.clear() },
  }
}
