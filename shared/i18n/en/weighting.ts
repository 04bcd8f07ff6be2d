import type { Dictionary } from '../translate.ts'

export const weighting: Dictionary['weighting'] = {
}
