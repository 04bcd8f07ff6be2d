import { randomBytes } from 'node:crypto'

/** A new id for a row of the model, e.g. "f-1f0c…"; 64 random bits. */
export const newId = (prefix: string): string => `${prefix}-${randomBytes(8).toString('hex')}`
