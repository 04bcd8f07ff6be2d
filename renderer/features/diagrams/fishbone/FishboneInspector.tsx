import { useId } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { LintFinding } from '../../../../shared/fishbone/lint.ts'
import { useT } from '../../../app/i18n.tsx'
import { useRemembered } from '../../../app/remembered.ts'

const tabs = ['bone', 'lint', 'why', 'figure', 'states'] as const
type InspectorTab = (typeof tabs)[number]
const isTab = (word: string): word is InspectorTab => (tabs as readonly string[]).includes(word)

/** Which page of the inspector is open, remembered. */
export function useInspectorTab(): [InspectorTab, (tab: InspectorTab) => void] {
  const [tab, setTab] = useRemembered<string>('fishbone.tab', 'bone')
  return [isTab(tab) ? tab : 'bone', setTab]
}

/** The pages at the right of a fishbone: the bone, the rules it breaks, 5-Why, the figure, its kept states. */
export function FishboneInspector({ tab, onTab, findings, children }: { tab: InspectorTab; onTab(tab: InspectorTab): void; findings: readonly LintFinding[]; children: ReactNode }): ReactNode {
  const t = useT()
  const id = useId()
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]
    if (by === 0 || !next) return
    event.preventDefault()
    onTab(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  const warnings = findings.filter(finding => finding.level === 'warning').length
  return (
    <>
      <div className="yg-tabs" role="tablist" aria-label={t('fishbone.editor.tabs')} onKeyDown={step}>
        {tabs.map(each => (
          <button key={each} id={`${id}-${each}`} type="button" role="tab" aria-selected={tab === each} aria-controls={`${id}-panel`} tabIndex={tab === each ? 0 : -1} onClick={() => onTab(each)}>
            {t(`fishbone.editor.tab.${each}`)}
            {each === 'lint' && findings.length > 0 && <span className={`yg-count yg-num${warnings > 0 ? ' yg-count-warning' : ''}`} title={t('fishbone.editor.findings', { warnings, hints: findings.length - warnings })}>{findings.length}</span>}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} className="yg-tab-panel">{children}</div>
    </>
  )
}
