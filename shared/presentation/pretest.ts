import type { Translate } from '../i18n/translate.ts'
import { meanText, percentText } from '../figures/rounding.ts'
import { PRETEST_FEW, pretestLimits } from '../model/pretest.ts'
import type { PretestFlag, PretestReport } from '../model/pretest.ts'
import type { Presented } from './presented.ts'
import { coefficient, column, count, mean, row, share, table, words } from './tableWords.ts'

/** Questions named in the reading at most. */
const NAMED = 12

/** The pretest report as tables, with the limits and where they come from. */
export function presentPretest(t: Translate, report: PretestReport): Presented {
  const flagged = report.rows.filter(each => each.flags.length > 0)
  const flags = (keys: readonly (PretestFlag | 'alpha')[]): string => keys.map(key => t(`fill.pretest.flagText.${key}`)).join(t('fill.pretest.and'))
  const limit = (key: 'missing' | 'extremeItem' | 'extremeScale' | 'itemTotal' | 'dropped' | 'alpha' | 'slow'): string => {
    const value = pretestLimits[key]
    return t(`fill.pretest.thresholdText.${key}`, { n: key === 'missing' || key === 'extremeItem' || key === 'extremeScale' ? percentText(value) : key === 'slow' ? String(value) : value.toFixed(2) })
  }
  return {
    tables: [
      table('questions', t('fill.pretest.questions'), [
        column('code', t('fill.match.by.code'), '', 'left'), column('question', t('fill.pretest.question'), '', 'left'), column('n', t('fill.pretest.n')), ...(report.timed ? [column('seconds', t('fill.pretest.seconds'))] : []),
        column('missing', t('fill.pretest.missing'), '%'), column('floor', t('fill.pretest.floor'), '%'), column('ceiling', t('fill.pretest.ceiling'), '%'),
        column('itemTotal', t('fill.pretest.itemTotal')), column('dropped', t('fill.pretest.dropped')), column('flag', t('fill.pretest.flag'), '', 'left'),
      ], report.rows.map(each => row(each.key, [
        words(each.code), words(each.label), count(each.asked), ...(report.timed ? [mean(each.seconds)] : []), share(each.missing), share(each.floor), share(each.ceiling), coefficient(each.itemTotal), coefficient(each.dropped), words(flags(each.flags)),
      ])), [report.timed ? t('fill.pretest.perPage') : t('fill.pretest.noPages')]),
      ...(report.factors.length === 0 ? [] : [table('factors', t('fill.pretest.scales'), [
        column('factor', t('fill.pretest.factor'), '', 'left'), column('items', t('fill.pretest.items')), column('n', t('fill.pretest.n')), column('alpha', t('fill.pretest.alpha')),
        column('floor', t('fill.pretest.floor'), '%'), column('ceiling', t('fill.pretest.ceiling'), '%'), column('flag', t('fill.pretest.flag'), '', 'left'),
      ], report.factors.map(each => row(each.factor, [words(each.name), count(each.items), count(each.n), coefficient(each.alpha), share(each.floor), share(each.ceiling), words(flags(each.flags))])))]),
      table('limits', t('fill.pretest.thresholds'), [column('limit', t('fill.pretest.threshold'), '', 'left'), column('source', t('fill.pretest.source'), '', 'left')],
        (['missing', 'extremeItem', 'extremeScale', 'itemTotal', 'dropped', 'alpha', 'slow'] as const).map(key => row(key, [words(limit(key)), words(t(`fill.pretest.sourceText.${key}`))]))),
    ],
    reading: [
      flagged.length === 0
        ? t('fill.pretest.readingOk', { n: report.n, questions: report.rows.length })
        : t('fill.pretest.readingFlags', { n: report.n, questions: report.rows.length, flagged: flagged.length, list: flagged.slice(0, NAMED).map(each => `${each.code} (${flags(each.flags)})`).join(t('fill.pretest.and')) + (flagged.length > NAMED ? ' …' : '') }),
      ...(report.seconds === null ? [] : [t('fill.pretest.totalTime', { n: meanText(report.seconds) })]),
    ],
    warnings: report.n < PRETEST_FEW ? [t('fill.pretest.few', { n: report.n })] : [],
  }
}
