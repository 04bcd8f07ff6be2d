import type { FormFinding } from '../../../../shared/forms/check/finding.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import type { Lang } from '../../../../shared/i18n/translate.ts'

export interface FindingWords { sentence: string; why: string; advice: string }

/** What is found, why it matters and what to do, in words. */
export function findingWords(lang: Lang, finding: FormFinding): FindingWords {
  const params: Record<string, string | number> = { ...finding.params, ...(finding.excerpt === null ? {} : { excerpt: finding.excerpt }) }
  if (typeof params['language'] === 'string') params['language'] = languageIn(lang, params['language'])
  const detail = [params['why'], params['problem']].flatMap(code => (typeof code === 'string' ? [translateDynamic(lang, `formCheck.detail.${code}`) ?? translateDynamic(lang, `derived.problem.${code}`, params) ?? ''] : [])).filter(text => text !== '')
  const say = (what: string): string => translateDynamic(lang, `formCheck.${what}.${finding.rule}`, params) ?? ''
  return { sentence: say('rule') || finding.rule, why: [say('why'), ...detail].filter(text => text !== '').join(' · '), advice: say('advice') }
}

function languageIn(lang: Lang, tag: string): string {
  try { return new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag } catch { return tag }
}

export const severities = ['error', 'warning', 'hint'] as const

export const countsOf = (findings: readonly FormFinding[]): Record<(typeof severities)[number], number> => ({
  error: findings.filter(each => each.severity === 'error').length,
  warning: findings.filter(each => each.severity === 'warning').length,
  hint: findings.filter(each => each.severity === 'hint').length,
})

/** The gravest finding of each node. */
export function marksOf(findings: readonly FormFinding[]): Map<string, FormFinding['severity']> {
  const marks = new Map<string, FormFinding['severity']>()
  for (const severity of [...severities].reverse()) for (const each of findings) if (each.severity === severity && each.node !== null) marks.set(each.node, severity)
  return marks
}
