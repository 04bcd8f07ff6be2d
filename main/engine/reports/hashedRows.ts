import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import type { CellValue } from '../../../shared/model/missing.ts'
import { contentHash, hashValues } from '../store/staging.ts'
import type { Staging } from '../store/writer.ts'

/** Takes rows as a staging table does and keeps nothing of them but their hash: for reading a file again in a project that may only be read. */
export class HashedRows implements Staging {
  readonly table = ''
  readonly columns: readonly string[]
  rows = 0
  readonly #hashes: Hash[]

  constructor(columns: readonly string[]) {
    this.columns = [...columns]
    this.#hashes = columns.map(() => createHash('sha256'))
  }

  get content(): string { return contentHash(this.columns.map((id, c) => ({ id, hash: this.#hashes[c]!.copy().digest('hex') })), this.rows) }

  append({ count, columns }: { count: number; columns: (Float64Array | CellValue[])[] }): void {
    columns.forEach((column, c) => hashValues(this.#hashes[c]!, column.length === count ? column : column.slice(0, count)))
    this.rows += count
  }

  discard(): void {}
}
