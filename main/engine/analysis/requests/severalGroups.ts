import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { oneWayAnova, welchAnova } from '../../../../shared/stats/anova.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import { kruskal } from '../../../../shared/stats/kruskal.ts'
import { gamesHowell, MOST_HOWELL_GROUPS, MOST_POSTHOC_GROUPS, pairwiseT, tukeyKramer } from '../../../../shared/stats/postHoc.ts'
import { bartlett, levene } from '../../../../shared/stats/spread.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { valueGroups } from '../valueGroups.ts'
import type { ValueGroup } from '../valueGroups.ts'

type Request = RequestOf<'anova'> | RequestOf<'kruskal'>

function open(project: ProjectReader, request: Request): { facts: object; groups: ValueGroup[]; pair: (places: { first: number; second: number }) => string } {
  const { variable, by, groups, empty, missing } = valueGroups(project, project.dataset(request.dataset), request.variable, request.by, request.groups)
  return {
    groups,
    pair: ({ first, second }) => `${groups[second]!.key}-${groups[first]!.key}`,
    facts: {
      variable: variable.name, by: by.name, level: request.level, n: groups.reduce((total, group) => total + group.answers.length, 0), missing, empty_groups: empty,
      groups: Object.fromEntries(groups.map(({ key, answers }) => {
        const { n, mean, sd, se, median, ci95_t } = describe(answers)
        return [key, { n, mean, sd, se, median, ci95_t }]
      })),
      group_order: groups.map(group => group.key),
    },
  }
}

/** Analysis of variance with everything that goes with it. The pair `b-a` is b less a. */
export function groupMeans(project: ProjectReader, request: RequestOf<'anova'>): JsonObject {
  const { facts, groups, pair } = open(project, request)
  const answers = groups.map(group => group.answers)
  const test = oneWayAnova(answers, request.level)
  const posthoc = test.status === 'solved' && groups.length <= MOST_POSTHOC_GROUPS
  const tukey = posthoc ? tukeyKramer(answers, request.level) : []
  const howell = posthoc && groups.length <= MOST_HOWELL_GROUPS ? gamesHowell(answers, request.level) : []
  const pairwise = posthoc ? pairwiseT(answers) : null
  return asJson({
    ...facts, ...test, r2: test.eta2, posthoc_skipped: test.status === 'solved' && !posthoc,
    tukey: tukey.map(({ first, second, p, ...rest }) => ({ pair: pair({ first, second }), ...rest, p_tukey: p })),
    games_howell: howell.map(({ first, second, p, ...rest }) => ({ pair: pair({ first, second }), ...rest, p_games_howell: p })),
    pairwise_t_pooled: pairwise && { ...pairwise, pairs: pairwise.pairs.map(([first, second]) => pair({ first, second })) },
    welch_anova: welchAnova(answers), kruskal: rankTest(groups, pair),
    levene_mean: levene(answers, 'mean'), brown_forsythe: levene(answers, 'median'), bartlett: bartlett(answers),
  })
}

/** Kruskal-Wallis with Dunn's pairs. */
export function groupRanks(project: ProjectReader, request: RequestOf<'kruskal'>): JsonObject {
  const { facts, groups, pair } = open(project, request)
  const ranks = rankTest(groups, pair)
  return asJson({ ...facts, ...ranks, posthoc_skipped: ranks.status === 'solved' && groups.length > MOST_POSTHOC_GROUPS, kruskal: ranks })
}

function rankTest(groups: readonly ValueGroup[], pair: (places: { first: number; second: number }) => string) {
  const { mean_ranks: meanRanks, dunn, ...test } = kruskal(groups.map(group => group.answers))
  return {
    ...test, mean_ranks: Object.fromEntries(meanRanks.map((rank, i) => [groups[i]!.key, rank])),
    dunn: dunn.map(({ first, second, ...rest }) => ({ pair: pair({ first, second }), ...rest })),
  }
}
