import type { Methods } from '../method.ts'
import { correlateColumns } from '../requests/correlate.ts'
import { driverTable } from '../requests/drivers.ts'

export const relation: Methods<'correlate' | 'drivers'> = { correlate: correlateColumns, drivers: driverTable }
