/** Rows up to which the whole check is a matter of a moment; above, it runs when asked. */
const LIGHT_ROWS = 20_000

export const checksItself = (rows: number): boolean => rows <= LIGHT_ROWS
