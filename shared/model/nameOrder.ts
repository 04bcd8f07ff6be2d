const collator = new Intl.Collator('zh-CN', { numeric: true })

/** The order of names where nothing else decides: as a Chinese dictionary has them, digits by value; at last by code units, so that no two names are ever equal by chance. */
export const compareNames = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
