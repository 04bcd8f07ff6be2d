import type { Methods } from '../method.ts'
import { describeColumns } from '../requests/describe.ts'
import { countValues } from '../requests/frequencies.ts'

export const descriptive: Methods<'describe' | 'frequencies'> = { describe: describeColumns, frequencies: countValues }
