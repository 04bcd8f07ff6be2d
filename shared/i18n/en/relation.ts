import type { Dictionary } from '../translate.ts'

export const relation: Dictionary['relation'] = {
}
