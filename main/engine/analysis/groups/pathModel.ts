import type { Methods } from '../method.ts'
import { pathModelTable } from '../requests/pls.ts'

export const pathModel: Methods<'pls'> = { pls: pathModelTable }
