import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { FormCheck } from '../../../../shared/contract/form.ts'
import type { FormFinding } from '../../../../shared/forms/check/finding.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { countsOf, findingWords, severities } from './findingWords.ts'

export interface FindingListProps {
  form: string
  check: FormCheck
  /** Of this severity only; all when left out. */
  only?: FormFinding['severity'] | undefined
  /** What stands beside the findings of a node: which question it is. */
  nameOf(node: string): string
  onJump(finding: FormFinding): void
  /** Done before a fix, so that it is applied to what stands typed. */
  before?(): Promise<void>
}

/** What the checker found, each with its reason, the way to it, and a button where one command puts it right. */
export function FindingList({ form, check, only, nameOf, onJump, before }: FindingListProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const fix = useEngineCommand('form.fix')
  const shown = only ? check.findings.filter(each => each.severity === only) : check.findings
  const repair = async (finding: FormFinding): Promise<void> => {
    await before?.()
    await fix.run({ form, rule: finding.rule, node: finding.node, part: finding.part }).catch(() => {})
  }
  return (
    <div className="yg-findings">
      <ErrorNote error={fix.error} onClose={fix.clear} />
      {shown.length === 0
        ? <p className="yg-inspector-none">{t('formCheck.none')}</p>
        : (
            <ul>
              {shown.map((finding, index) => {
                const { sentence, why, advice } = findingWords(lang, finding)
                return (
                  <li key={index} className={`yg-finding yg-finding-${finding.severity}`}>
                    <p className="yg-finding-head">
                      <span className={`yg-mark yg-mark-${finding.severity}`}>{t(`formCheck.severity.${finding.severity}`)}</span>
                      <button type="button" className="yg-link" onClick={() => onJump(finding)}>{finding.node === null ? t('designer.check.whole') : nameOf(finding.node)}</button>
                      {finding.fixable && <Button size="small" disabled={fix.pending} aria-label={`${t('formCheck.fix')}: ${sentence}`} onClick={() => { void repair(finding) }}>{t('formCheck.fix')}</Button>}
                    </p>
                    <p className="yg-finding-what">{sentence}</p>
                    <p className="yg-faint">{why}</p>
                    <p className="yg-finding-advice">{advice}</p>
                  </li>
                )
              })}
            </ul>
          )}
    </div>
  )
}

/** Counts and minutes in one line. */
export function CheckCounts({ check }: { check: FormCheck }): ReactNode {
  const t = useT()
  const counts = countsOf(check.findings)
  return (
    <span className="yg-check-counts yg-num">
      <span>{t('designer.check.questions', { n: check.questions })}</span>
      <span>{t('formCheck.minutes', { n: check.minutes })}</span>
      {severities.map(severity => counts[severity] > 0 && <span key={severity} className={`yg-mark yg-mark-${severity}`}>{t(`formCheck.severity.${severity}`)} {counts[severity]}</span>)}
    </span>
  )
}
