import type { Dictionary } from '../translate.ts'

export const quality: Dictionary['quality'] = {
}
