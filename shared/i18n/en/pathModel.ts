import type { Dictionary } from '../translate.ts'

export const pathModel: Dictionary['pathModel'] = {
}
