import type { Methods } from '../method.ts'
import { beforeAfter } from '../requests/beforeAfter.ts'
import { brandTable } from '../requests/brands.ts'
import { compareTable } from '../requests/compare.ts'
import { crossTable } from '../requests/crosstab.ts'
import { mcnemarTable } from '../requests/mcnemarTest.ts'
import { npsTable } from '../requests/npsTable.ts'
import { proportionTable } from '../requests/proportions.ts'
import { groupMeans, groupRanks } from '../requests/severalGroups.ts'
import { twoGroupMeans, twoGroupRanks } from '../requests/twoGroups.ts'
import { pairedMeans, pairedRanks } from '../requests/twoMeasurements.ts'

export const comparison: Methods<
  'ttest' | 'mannwhitney' | 'paired' | 'wilcoxon' | 'anova' | 'kruskal' | 'crosstab' | 'mcnemar' | 'proportion' | 'nps' | 'compare' | 'brands' | 'beforeAfter'
> = {
  ttest: twoGroupMeans, mannwhitney: twoGroupRanks, paired: pairedMeans, wilcoxon: pairedRanks, anova: groupMeans, kruskal: groupRanks,
  crosstab: crossTable, mcnemar: mcnemarTable, proportion: proportionTable, nps: npsTable, compare: compareTable, brands: brandTable, beforeAfter,
}
