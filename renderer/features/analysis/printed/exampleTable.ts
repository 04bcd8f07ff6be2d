/** Scores of six indicators: three brands, their total, two rivals, their total, three leads. Typed from a published brand table (FIELD 0.4). */
const scores = [
  [87.56, 89.03, 83.08, 87.56, 80.13, 79.10, 79.78, 7.43, 8.46, 7.78],
  [77.43, 82.15, 64.63, 77.72, 79.03, 73.19, 77.05, -1.31, 4.53, 0.68],
  [76.57, 78.16, 72.25, 76.66, 71.62, 65.91, 69.68, 5.05, 10.75, 6.99],
  [83.68, 88.68, 77.13, 85.25, 81.06, 73.92, 78.63, 4.19, 11.33, 6.62],
  [73.73, 77.71, 66.72, 74.66, 71.06, 68.80, 70.29, 3.60, 5.86, 4.36],
  [80.12, 86.30, 70.99, 81.87, 75.82, 69.89, 73.81, 6.05, 11.99, 8.07],
] as const

/** The example as it would be pasted: columns by tabs, two decimals as printed. */
export const exampleText = (columns: readonly string[], rowName: (n: number) => string): string =>
  [columns.join('\t'), ...scores.map((row, i) => [rowName(i + 1), ...row.map(value => value.toFixed(2))].join('\t'))].join('\n')
