import { compare } from './comparison/adviser.ts'
import { beforeAfter } from './comparison/beforeAfter.ts'
import { brands } from './comparison/brandTable.ts'
import { crosstab, mcnemar } from './comparison/crosstab.ts'
import { anova, kruskal } from './comparison/severalGroups.ts'
import { nps, proportion } from './comparison/shares.ts'
import { mannwhitney, paired, ttest, wilcoxon } from './comparison/twoGroups.ts'
import type { Presenters } from './presented.ts'

export const comparison: Presenters<
  'ttest' | 'mannwhitney' | 'paired' | 'wilcoxon' | 'anova' | 'kruskal' | 'crosstab' | 'mcnemar' | 'proportion' | 'nps' | 'compare' | 'brands' | 'beforeAfter'
> = { ttest, mannwhitney, paired, wilcoxon, anova, kruskal, crosstab, mcnemar, proportion, nps, compare, brands, beforeAfter }
