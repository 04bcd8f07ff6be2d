import type { Methods } from '../method.ts'
import { checkSheet } from '../requests/checkSheet.ts'
import { controlChart } from '../requests/controlChart.ts'
import { gapTable } from '../requests/gapTable.ts'
import { kanoTable } from '../requests/kanoTable.ts'

export const quality: Methods<'kano' | 'gap' | 'control' | 'checksheet'> = { kano: kanoTable, gap: gapTable, control: controlChart, checksheet: checkSheet }
