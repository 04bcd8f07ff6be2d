import type { Dictionary } from '../translate.ts'

export const descriptive: Dictionary['descriptive'] = {
}
