import type { Dictionary } from '../translate.ts'

export const comparison: Dictionary['comparison'] = {
}
