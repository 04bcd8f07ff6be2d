import type { Dictionary } from '../translate.ts'

export const measurement: Dictionary['measurement'] = {
}
