import type { Methods } from '../method.ts'
import { confirmatoryModel } from '../requests/cfa.ts'
import { exploratoryFactors } from '../requests/efa.ts'
import { scaleReliability } from '../requests/reliability.ts'
import { constructValidity } from '../requests/validity.ts'

export const measurement: Methods<'reliability' | 'efa' | 'cfa' | 'validity'> = {
  reliability: scaleReliability, efa: exploratoryFactors, cfa: confirmatoryModel, validity: constructValidity,
}
