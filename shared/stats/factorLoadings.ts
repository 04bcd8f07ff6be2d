/** Loadings by item: loadings[item][factor]. */
export type Loadings = Float64Array[]

/** Sum of squared loadings of each factor. */
export function sumsOfSquares(loadings: readonly Float64Array[]): number[] {
  const factors = loadings[0]?.length ?? 0
  return Array.from({ length: factors }, (_, f) => loadings.reduce((sum, row) => sum + row[f]! ** 2, 0))
}

/** Sum of squared loadings of each item: its communality when factors are uncorrelated. */
export const communalities = (loadings: readonly Float64Array[]): Float64Array => Float64Array.from(loadings, row => row.reduce((sum, value) => sum + value * value, 0))

/** How columns are moved to get the order and the signs that results have: new column c is old column order[c] times sign[c]. */
export interface Alignment { order: number[]; signs: number[] }

/** Factors by descending sum of squares, each turned so that its loadings add up to something positive. */
export function alignment(loadings: readonly Float64Array[]): Alignment {
  const squares = sumsOfSquares(loadings)
  const order = squares.map((_, f) => f).sort((a, b) => squares[b]! - squares[a]! || a - b)
  return { order, signs: order.map(f => (loadings.reduce((sum, row) => sum + row[f]!, 0) < 0 ? -1 : 1)) }
}

export const align = (loadings: readonly Float64Array[], { order, signs }: Alignment): Loadings =>
  loadings.map(row => Float64Array.from(order, (f, c) => row[f]! * signs[c]!))

/** Factors sorted and turned. */
export const aligned = (loadings: readonly Float64Array[]): Loadings => align(loadings, alignment(loadings))

/** Loadings of the leading factors from an eigenproblem: vector times the root of its value. */
export const fromEigen = (values: ArrayLike<number>, vectors: readonly Float64Array[], factors: number, items: number): Loadings =>
  Array.from({ length: items }, (_, i) => Float64Array.from({ length: factors }, (_entry, f) => vectors[f]![i]! * Math.sqrt(Math.max(0, values[f]!))))
