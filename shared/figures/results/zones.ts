import type { Translate } from '../../i18n/translate.ts'
import type { PlaneFigure } from '../resultFigure.ts'

/** The four fields of importance (upwards) and performance (to the right). Source: Martilla & James (1977). */
export const zoneWords = (words: Translate): PlaneFigure['zones'] => ({
  topLeft: words('figures.result.zone.concentrate'), topRight: words('figures.result.zone.keepUp'),
  bottomLeft: words('figures.result.zone.lowPriority'), bottomRight: words('figures.result.zone.maintain'),
})
