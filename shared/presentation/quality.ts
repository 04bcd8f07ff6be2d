import type { Presenters } from './presented.ts'
import { presentActivityPlan } from './quality/activityPlan.ts'
import { presentCheckSheet } from './quality/checkSheet.ts'
import { presentControl } from './quality/control.ts'
import { presentGap } from './quality/gap.ts'
import { presentHourly } from './quality/hourly.ts'
import { presentKano } from './quality/kano.ts'

export const quality: Presenters<'kano' | 'gap' | 'control' | 'checksheet' | 'hourly' | 'plan'> = { kano: presentKano, gap: presentGap, control: presentControl, checksheet: presentCheckSheet, hourly: presentHourly, plan: presentActivityPlan }
