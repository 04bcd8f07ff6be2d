import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { Page, Row } from '../../../../shared/contract/dataset.ts'
import type { Client } from '../../../../shared/rpc/client.ts'

export interface RowSourceOptions {
  client: Client
  dataset: number
  search: string
  onTotal(total: number): void
  onError(thrown: unknown): void
}

/** Feeds the grid with pages of the engine and remembers the rows it has shown, by position. */
export class RowSource implements IDatasource {
  readonly rows = new Map<number, Row>()
  total = 0
  #sort: { variable: string; descending: boolean } | undefined
  readonly #options: RowSourceOptions

  constructor(options: RowSourceOptions) { this.#options = options }

  getRows(params: IGetRowsParams): void {
    const [model] = params.sortModel
    const sort = model && { variable: model.colId, descending: model.sort === 'desc' }
    if (sort?.variable !== this.#sort?.variable || sort?.descending !== this.#sort?.descending) {
      this.rows.clear()
      this.#sort = sort
    }
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
    const wanted = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    for (let offset = from; offset <= to; offset += 1000) {
      const limit = Math.min(1000, to - offset + 1)
      const known = wanted.slice(offset - from, offset - from + limit).every(row => this.rows.has(row))
      if (!known) await this.#page(offset, limit)
    }
    return wanted.flatMap(row => this.rows.get(row) ?? [])
  }

  async #page(offset: number, limit: number): Promise<Page> {
    const { client, dataset, search } = this.#options
    const sort = this.#sort
    const page = await client.call('dataset.page', { dataset, offset, limit, sort, search: search || undefined })
    if (sort === this.#sort) for (const [index, row] of page.rows.entries()) this.rows.set(offset + index, row)
    this.total = page.total
    return page
  }
}
