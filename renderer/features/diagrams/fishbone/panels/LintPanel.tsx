import type { ReactNode } from 'react'
import type { LintFinding } from '../../../../../shared/fishbone/lint.ts'
import { useT } from '../../../../app/i18n.tsx'
import { HEAD } from '../spatial.ts'

/** What breaks a rule of such diagrams and what may be looked at: the rule, the way out, and a jump to the bone. */
export function LintPanel({ findings, onGo }: { findings: readonly LintFinding[]; onGo(bone: string): void }): ReactNode {
  const t = useT()
  if (findings.length === 0) return <p className="yg-inspector-none">{t('fishbone.editor.noFinding')}</p>
  return (
    <div className="yg-lint">
      {(['warning', 'hint'] as const).map(level => {
        const list = findings.filter(finding => finding.level === level)
        return list.length > 0 && (
          <section key={level} aria-label={t(`fishbone.lintLevel.${level}`)}>
            <h3>{t(`fishbone.lintLevel.${level}`)} <span className="yg-num">{list.length}</span></h3>
            <ul>
              {list.map((finding, i) => (
                <li key={`${finding.code}${finding.bone ?? ''}${i}`} data-code={finding.code}>
                  <button type="button" className="yg-lint-finding" onClick={() => onGo(finding.bone ?? HEAD)}>
                    <strong>{t(`fishbone.lint.${finding.code}.name`, finding.params)}</strong>
                    {typeof finding.params['text'] === 'string' && finding.params['text'] !== '' && <span className="yg-lint-text">{finding.params['text']}</span>}
                  </button>
                  <p>{t(`fishbone.lint.${finding.code}.why`, finding.params)}</p>
                  <p className="yg-lint-fix">{t(`fishbone.lint.${finding.code}.fix`, finding.params)}</p>
                  {finding.parts.length > 1 && <p className="yg-lint-parts">{finding.parts.map(part => <span key={part}>{part}</span>)}</p>}
                  {finding.also.map(id => <button key={id} type="button" className="yg-link" onClick={() => onGo(id)}>{t('fishbone.editor.otherPlace')}</button>)}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
