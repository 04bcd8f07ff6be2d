import type { Methods } from '../method.ts'
import { activityPlan } from '../requests/activityPlan.ts'
import { checkSheet } from '../requests/checkSheet.ts'
import { controlChart } from '../requests/controlChart.ts'
import { gapTable } from '../requests/gapTable.ts'
import { hourlyLoad } from '../requests/hourlyLoad.ts'
import { kanoTable } from '../requests/kanoTable.ts'

export const quality: Methods<'kano' | 'gap' | 'control' | 'checksheet' | 'hourly' | 'plan'> = { kano: kanoTable, gap: gapTable, control: controlChart, checksheet: checkSheet, hourly: hourlyLoad, plan: activityPlan }
