import type { ReactNode } from 'react'
import type { Overview } from '../../../shared/contract/project.ts'
import { useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'

interface Link { key: string; name: string; count: number; hole: string | null; href: string }

/** 题项 → 因素 → 骨: how many there are, and how many are not tied to the next. */
export function ChainStrip({ chain }: { chain: Overview['chain'] }): ReactNode {
  const t = useT()
  const hole = (n: number, key: 'itemsWithoutFactor' | 'factorsWithoutItems' | 'bonesWithoutFactor'): string | null => (n > 0 ? t(`overview.${key}`, { n }) : null)
  const links: Link[] = [
    { key: 'items', name: t('overview.items'), count: chain.items, hole: hole(chain.itemsWithoutFactor, 'itemsWithoutFactor'), href: formatRoute('questionnaire') },
    { key: 'factors', name: t('overview.factors'), count: chain.factors, hole: hole(chain.factorsWithoutItems, 'factorsWithoutItems'), href: formatRoute('questionnaire') },
    { key: 'bones', name: t('overview.bones'), count: chain.bones, hole: hole(chain.bonesWithoutFactor, 'bonesWithoutFactor'), href: formatRoute('diagrams', 'fishbone') },
    { key: 'figures', name: t('overview.figures'), count: chain.figures, hole: null, href: formatRoute('report') },
  ]
  return (
    <section aria-labelledby="overview-chain">
      <h2 className="yg-h2" id="overview-chain">{t('overview.chain')} <span className="yg-secondary yg-overview-hint">{t('overview.chainHint')}</span></h2>
      <ol className="yg-chain">
        {links.map(link => (
          <li key={link.key}>
            <a href={link.href}>
              <span className="yg-chain-name">{link.name}</span>
              <strong className="yg-num">{link.count}</strong>
              {link.hole !== null
                ? <span className="yg-chain-hole"><svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true"><circle cx="6" cy="6" r="4.5" strokeDasharray="2.4 2" /></svg>{link.hole}</span>
                : <span className="yg-chain-whole">{link.key === 'figures' || link.count === 0 ? '\u00a0' : t('overview.whole')}</span>}
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
