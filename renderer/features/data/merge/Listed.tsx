import type { ReactNode } from 'react'
import { useT } from '../../../app/i18n.tsx'

/** Says so when a list shows only its beginning. */
export function Listed({ n, total }: { n: number; total: number }): ReactNode {
  const t = useT()
  return n < total ? <p className="yg-secondary">{t('merge.hint.listed', { n, total })}</p> : null
}
