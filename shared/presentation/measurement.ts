import { presentCfa } from './measurement/cfa.ts'
import { presentEfa } from './measurement/efa.ts'
import { presentReliability } from './measurement/reliability.ts'
import { presentValidity } from './measurement/validity.ts'
import type { Presenters } from './presented.ts'

export const measurement: Presenters<'reliability' | 'efa' | 'cfa' | 'validity'> = { reliability: presentReliability, efa: presentEfa, cfa: presentCfa, validity: presentValidity }
