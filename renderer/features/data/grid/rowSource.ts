import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { Page, Row } from '../../../../shared/contract/dataset.ts'
import type { GridViewInput } from '../../../../shared/contract/gridView.ts'
import type { Client } from '../../../../shared/rpc/client.ts'

export interface RowSourceOptions {
  client: Client
  dataset: number
  view: GridViewInput
  onTotal(total: number): void
  onError(thrown: unknown): void
}

/** Feeds the grid with pages of the engine and remembers the rows it has shown, by position. */
export class RowSource implements IDatasource {
  readonly rows = new Map<number, Row>()
  total = 0
  readonly #options: RowSourceOptions
  #age = 0

  constructor(options: RowSourceOptions) { this.#options = options }

  /** The data have changed: what is remembered of them may be wrong. */
  forget(): void {
    this.#age++
    this.rows.clear()
  }

  getRows(params: IGetRowsParams): void {
    this.#page(params.startRow, params.endRow - params.startRow).then(
      page => {
        params.successCallback(page.rows, page.total)
        this.#options.onTotal(page.total)
      },
      (thrown: unknown) => {
        params.failCallback()
        this.#options.onError(thrown)
      },
    )
  }

  /** Rows of these positions, read from the engine where they have not been shown yet. */
  async need(from: number, to: number): Promise<Row[]> {
    const found: Row[] = []
    for (let offset = from; offset <= to; offset += 1000) {
      const limit = Math.min(1000, to - offset + 1)
      const known = Array.from({ length: limit }, (_, index) => this.rows.get(offset + index))
      found.push(...known.includes(undefined) ? (await this.#page(offset, limit)).rows : known as Row[])
    }
    return found
  }

  async #page(offset: number, limit: number): Promise<Page> {
    const { client, dataset, view } = this.#options
    const age = this.#age
    const page = await client.call('dataset.page', { dataset, offset, limit, ...view })
    if (age === this.#age) for (const [index, row] of page.rows.entries()) this.rows.set(offset + index, row)
    this.total = page.total
    return page
  }
}
