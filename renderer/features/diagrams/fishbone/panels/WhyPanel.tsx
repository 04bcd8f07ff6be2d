import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { whyChains } from '../../../../../shared/fishbone/why.ts'
import { useLang, useT } from '../../../../app/i18n.tsx'
import type { FishboneSession, SessionState } from '../session.ts'
import { HEAD } from '../spatial.ts'

/** 5-Why: every chain from an end cause to the effect read back as sentences; the group ticks each step it agrees to. */
export function WhyPanel({ session, state }: { session: FishboneSession; state: SessionState }): ReactNode {
  const t = useT()
  const lang = useLang()
  const chains = useMemo(() => whyChains({ effect: state.effect, bones: state.bones }, lang), [state.effect, state.bones, lang])
  const through = state.selected === HEAD ? chains : chains.filter(chain => chain.end === state.selected || chain.steps.some(step => step.bone === state.selected))
  const shown = through.length > 0 ? through : chains
  if (chains.length === 0) return <p className="yg-inspector-none">{t('fishbone.editor.noChain')}</p>
  const steps = new Map(chains.flatMap(chain => chain.steps.map(step => [step.bone, step.agreed] as const)))
  return (
    <div className="yg-why">
      <p className="yg-prop-hint">{t('fishbone.editor.whyHint')}</p>
      <p className="yg-num yg-why-count" role="status">{t('fishbone.editor.agreedCount', { n: [...steps.values()].filter(Boolean).length, all: steps.size })}{through.length > 0 && through.length < chains.length ? ` · ${t('fishbone.editor.chainsHere', { n: through.length, all: chains.length })}` : ''}</p>
      <ol>
        {shown.map(chain => (
          <li key={chain.end} className={chain.agreed ? 'yg-why-done' : undefined}>
            <span className="yg-outline-number yg-num">{chain.number}</span>
            <div>
              {chain.steps.map(step => (
                <label key={step.bone} className={`yg-why-step${step.bone === state.selected ? ' yg-why-here' : ''}`}>
                  <input type="checkbox" checked={step.agreed} onChange={event => session.setContent(step.bone, { agreed: event.target.checked })} />
                  <span>{step.sentence}</span>
                </label>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
