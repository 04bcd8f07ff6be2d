/** Of the element that shows a block, to which references lead. */
export const idOf = (block: string): string => `x-${block.replace(/[^\w-]/g, '')}`
