interface Link { id: number; kind: string; of: number | null }

/**
 * Which change sets stand and which were taken back, worked out from the log alone, so that undo survives a restart.
 * A new change ends the chance to redo; what was undone before it stays undone.
 */
export class UndoLine {
  last = 0
  #done: number[] = []
  #redo: number[] = []
  #undone = new Set<number>()

  constructor(links: Iterable<Link>) {
    for (const link of links) this.push(link)
  }

  push({ id, kind, of }: Link): void {
    this.last = id
    if (kind === 'undo' && of !== null) {
      this.#done.pop()
      this.#redo.push(of)
      this.#undone.add(of)
    } else if (kind === 'redo' && of !== null) {
      this.#redo.pop()
      this.#done.push(of)
      this.#undone.delete(of)
    } else {
      this.#done.push(id)
      this.#redo = []
    }
  }

  get undoable(): number | null { return this.#done.at(-1) ?? null }
  get redoable(): number | null { return this.#redo.at(-1) ?? null }
  isUndone(id: number): boolean { return this.#undone.has(id) }
}
