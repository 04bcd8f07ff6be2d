import type { Dictionary } from '../translate.ts'

export const forensics: Dictionary['forensics'] = {
}
