import type { ReactNode } from 'react'
import type { StackPreview as Preview } from '../../../../shared/contract/stack.ts'
import { useT } from '../../../app/i18n.tsx'

/** What comes together, what does not and why, and who is in every part. */
export function StackPreview({ preview }: { preview: Preview }): ReactNode {
  const t = useT()
  const recoded = preview.matched.filter(variable => variable.recoded).length
  const { respondents } = preview
  return (
    <section className="yg-waves-preview">
      <p className="yg-num">{t('merge.wave.matched', { n: preview.matched.length })}{recoded > 0 && ` · ${t('merge.wave.recoded', { n: recoded })}`}{respondents && ` · ${t('merge.wave.linked', { n: respondents.inAll })}`}</p>
      {respondents?.repeated.map(({ wave, n }) => <p key={wave}>{t('merge.wave.linkRepeated', { name: wave, n })}</p>)}
      {preview.unmatched.length > 0 && (
        <details open={preview.unmatched.length <= 6}>
          <summary>{t('merge.wave.unmatched')} ({preview.unmatched.length})</summary>
          <ul>{preview.unmatched.map(({ label, why, parts }) => <li key={`${label} ${parts.join()}`}>{t('merge.wave.unmatchedLine', { label, names: parts.join(t('grid.listSeparator')) })} <span className="yg-secondary">{t(`merge.wave.why.${why}`)}</span></li>)}</ul>
        </details>
      )}
    </section>
  )
}
