import type { Methods } from '../method.ts'
import { correlateColumns } from '../requests/correlate.ts'
import { driverTable } from '../requests/drivers.ts'
import { regressionTable } from '../requests/regress.ts'

export const relation: Methods<'correlate' | 'drivers' | 'regress'> = { correlate: correlateColumns, drivers: driverTable, regress: regressionTable }
