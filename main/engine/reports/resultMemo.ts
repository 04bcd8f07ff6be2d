import type { ProjectReader } from '../store/reader.ts'
import type { EngineDeps } from '../deps.ts'

/** Edits of a report change none of the results it shows. */
const OWN = /^(report|block)\./
const PAGE = 50

/** The newest edit that results can depend on: while it stays, they do. */
function resultStamp(project: ProjectReader): string {
  for (let offset = 0; ; offset += PAGE) {
    const { total, sets } = project.history(offset, PAGE)
    const last = sets.find(({ kind, params }) => !OWN.test(kind === 'undo' || kind === 'redo' ? String(params['of'] ?? '') : kind))
    if (last) return `${last.id} ${last.at}`
    if (offset + PAGE >= total) return ''
  }
}

/**
 * Results of the last look at a report, so that a letter typed into it does not run its analyses again. Kept for one state of one project;
 * any other edit empties it. Only what came out is kept: what failed or was given up is asked for anew.
 */
export class ResultMemo {
  #stamp = ''
  readonly #kept = new Map<string, unknown>()

  at(project: ProjectReader): this {
    const { id, fileName } = project.info()
    const stamp = `${id} ${fileName} ${resultStamp(project)}`
    if (stamp !== this.#stamp) { this.#kept.clear(); this.#stamp = stamp }
    return this
  }

  async get<T>(key: string, make: () => Promise<T>): Promise<T> {
    if (this.#kept.has(key)) return this.#kept.get(key) as T
    const stamp = this.#stamp
    const made = await make()
    if (stamp === this.#stamp) this.#kept.set(key, made)
    return made
  }
}

const memos = new WeakMap<EngineDeps, ResultMemo>()

export function memoOf(deps: EngineDeps, project: ProjectReader): ResultMemo {
  let memo = memos.get(deps)
  if (!memo) memos.set(deps, memo = new ResultMemo())
  return memo.at(project)
}
