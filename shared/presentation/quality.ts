import type { Presenters } from './presented.ts'
import { presentCheckSheet } from './quality/checkSheet.ts'
import { presentControl } from './quality/control.ts'
import { presentGap } from './quality/gap.ts'
import { presentKano } from './quality/kano.ts'

export const quality: Presenters<'kano' | 'gap' | 'control' | 'checksheet'> = { kano: presentKano, gap: presentGap, control: presentControl, checksheet: presentCheckSheet }
