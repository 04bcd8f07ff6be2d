import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent, ReactNode } from 'react'
import type { MessageKey } from '../../shared/i18n/translate.ts'
import { placeNames } from './route.ts'
import type { PlaceName } from './route.ts'
import { RailIcon } from './RailIcon.tsx'

export interface Place {
  name: PlaceName
  label: MessageKey
  icon: ReactNode
  Page: LazyExoticComponent<ComponentType>
}

const pages: Record<PlaceName, () => Promise<{ default: ComponentType }>> = {
  overview: () => import('../features/overview/index.tsx'),
  questionnaire: () => import('../features/questionnaire/index.tsx'),
  data: () => import('../features/data/index.tsx'),
  analysis: () => import('../features/analysis/index.tsx'),
  diagrams: () => import('../features/diagrams/index.tsx'),
  improvement: () => import('../features/improvement/index.tsx'),
  report: () => import('../features/report/index.tsx'),
  review: () => import('../features/review/index.tsx'),
}

/** The rail, in the order of the work. */
export const places: readonly Place[] = placeNames.map(name => ({
  name,
  label: `app.place.${name}`,
  icon: <RailIcon name={name} />,
  Page: lazy(pages[name]),
}))
