/** Of the range that holds the rows of a table: it follows them when rows are put in above or the sheet is renamed. */
export const tableName = (block: string): string => `yinguo_${block.replace(/\W/g, '_')}`
