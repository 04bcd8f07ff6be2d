/** What a reader met and could not take over as it stands; counted, never silent. */
export interface ReadIssues {
  formulas: number
  formulasWithoutValue: number
  errorCells: number
  brokenCells: number
  longNumbers: number
  longTexts: number
  farRows: number
  mergedInData: number
  /** Delimited text: lines with more cells than the header, and a quote that never closed. */
  raggedRows: number
  openQuoteRow: number | null
  undecodable: number
  /** Rows among the answers that were the header again. */
  repeatedHeaders: number
  /** Totals and notes below the answers, and where they begin. */
  footerRows: number
  footerRow: number | null
  /** Columns with cells that are shown as durations and read as seconds, and how they were shown: `[h]:mm:ss`. */
  durations: Map<number, string>
}

export const noIssues = (): ReadIssues => ({
  formulas: 0, formulasWithoutValue: 0, errorCells: 0, brokenCells: 0, longNumbers: 0, longTexts: 0, farRows: 0, mergedInData: 0,
  raggedRows: 0, openQuoteRow: null, undecodable: 0, repeatedHeaders: 0, footerRows: 0, footerRow: null, durations: new Map(),
})
