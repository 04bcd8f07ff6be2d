import type { ReactNode } from 'react'
import { useT } from './i18n.tsx'
import { places } from './places.tsx'
import { formatRoute, useRoute } from './route.ts'

export function Rail(): ReactNode {
  const t = useT()
  const { place } = useRoute()
  return (
    <nav className="yg-rail" aria-label={t('app.rail')}>
      <div className="yg-rail-mark" aria-hidden="true">{t('app.mark')}</div>
      {places.map(({ name, label, icon }) => (
        <a key={name} href={formatRoute(name)} aria-current={name === place ? 'page' : undefined}>
          {icon}
          <span>{t(label)}</span>
        </a>
      ))}
    </nav>
  )
}
