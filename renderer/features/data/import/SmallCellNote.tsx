import type { ReactNode } from 'react'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'

/** After an import: whether gender, age, place … together point at single persons (SAFETY.md P3). */
export function SmallCellNote({ dataset, labels }: { dataset: number; labels: ReadonlyMap<string, string> }): ReactNode {
  const t = useT()
  const { data } = useEngineQuery('privacy.smallCells', { dataset })
  if (!data || data.variables.length < 2 || data.respondents === 0) return null
  const names = data.variables.map(id => labels.get(id) || id).join(t('wizard.smallCells.and'))
  return <p className="yg-small-cells" role="note">{t('wizard.smallCells.sentence', { n: data.respondents, least: data.least, variables: names })}</p>
}
