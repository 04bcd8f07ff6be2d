import { useEffect, useRef, useState } from 'react'
import type { FigureSpec, SavedFigure } from '../../../shared/model/figureSpec.ts'
import type { YinguoError } from '../../../shared/rpc/errors.ts'
import { useEngineCommand, useEngineQuery } from '../../app/engine/hooks.ts'

const none: SavedFigure[] = []

/** The figures kept in the project; undefined until known. */
export function useFigures(): { figures: SavedFigure[]; pending: boolean; error: YinguoError | null } {
  const { data, pending, error } = useEngineQuery('figure.list', {})
  return { figures: data ?? none, pending, error }
}

interface SpecCopy<S extends FigureSpec> {
  spec: S
  /** Shown at once, kept in the project in the background; each call is one step of undo. */
  change(spec: S): void
  error: YinguoError | null
  clear(): void
}

/**
 * A local copy of a figure's spec over the saved one: what was last chosen is shown until the project says otherwise.
 * `id` null: a figure not kept yet; the first change keeps it.
 */
export function useSpecCopy<S extends FigureSpec>(id: string | null, saved: S): SpecCopy<S> {
  const save = useEngineCommand('figure.save')
  const [local, setLocal] = useState<S | null>(null)
  const pending = useRef(0)
  const known = useRef<string | null>(id)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const savedText = JSON.stringify(saved)
  useEffect(() => {
    known.current = id
    // Undo, or another window: the project's copy counts again.
    if (pending.current === 0) setLocal(null)
  }, [id, savedText])
  return {
    spec: local ?? saved,
    change(spec) {
      setLocal(spec)
      pending.current++
      // One after the other: a figure that is not kept yet gets its id from the first answer.
      queue.current = queue.current.then(() => save.run({ figure: known.current, spec })).then(
        kept => { known.current = kept.id },
        () => { setLocal(null) },
      ).finally(() => { pending.current-- })
    },
    error: save.error,
    clear: save.clear,
  }
}
