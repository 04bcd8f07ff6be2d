import type { ReactNode } from 'react'
import type { Overview } from '../../../shared/contract/project.ts'
import { useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'
import type { ChainEnd } from './chainEnd.ts'

interface Link { key: string; name: string; /** null: not counted (yet). */ count: number | null; hole: string | null; href: string }

/** 题项 → 因素 → 骨 → 要因 → 对策 → 效果: how many there are, and how many are not tied to the next. `end`: null while not known. */
export function ChainStrip({ chain, end }: { chain: Overview['chain']; end: ChainEnd | null }): ReactNode {
  const t = useT()
  const hole = (n: number, key: 'itemsWithoutFactor' | 'factorsWithoutItems' | 'bonesWithoutFactor' | 'mainsWithoutMeasure' | 'measuresWithoutEffect'): string | null => (n > 0 ? t(`overview.${key}`, { n }) : null)
  const links: Link[] = [
    { key: 'items', name: t('overview.items'), count: chain.items, hole: hole(chain.itemsWithoutFactor, 'itemsWithoutFactor'), href: formatRoute('questionnaire') },
    { key: 'factors', name: t('overview.factors'), count: chain.factors, hole: hole(chain.factorsWithoutItems, 'factorsWithoutItems'), href: formatRoute('questionnaire') },
    { key: 'bones', name: t('overview.bones'), count: chain.bones, hole: hole(chain.bonesWithoutFactor, 'bonesWithoutFactor'), href: formatRoute('diagrams', 'fishbone') },
    { key: 'mains', name: t('overview.mains'), count: end && end.mains, hole: end && hole(end.mainsWithoutMeasure, 'mainsWithoutMeasure'), href: formatRoute('improvement', 'confirmation') },
    { key: 'measures', name: t('overview.measures'), count: end && end.measures, hole: end && hole(end.measuresWithoutEffect, 'measuresWithoutEffect'), href: formatRoute('improvement', 'measures') },
    { key: 'effects', name: t('overview.effects'), count: end && end.effects, hole: null, href: formatRoute('improvement', 'effects') },
  ]
  return (
    <section aria-labelledby="overview-chain">
      <h2 className="yg-h2" id="overview-chain">{t('overview.chain')} <span className="yg-secondary yg-overview-hint">{t('overview.chainHint')}</span></h2>
      <ol className="yg-chain">
        {links.map(link => (
          <li key={link.key}>
            <a href={link.href}>
              <span className="yg-chain-name">{link.name}</span>
              <strong className="yg-num">{link.count ?? '–'}</strong>
              {link.hole !== null
                ? <span className="yg-chain-hole"><svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true"><circle cx="6" cy="6" r="4.5" strokeDasharray="2.4 2" /></svg>{link.hole}</span>
                : <span className="yg-chain-whole">{link.key === 'effects' || !link.count ? '\u00a0' : t('overview.whole')}</span>}
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
