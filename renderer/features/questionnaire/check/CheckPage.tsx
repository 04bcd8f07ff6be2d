import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { END } from '../../../../shared/forms/conditions.ts'
import { outlineOfForm } from '../../../../shared/forms/outline.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import { isSection } from '../../../../shared/model/form.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { outlineRows } from '../design/outlineRows.ts'
import type { FormPageProps } from '../pages.ts'
import { CheckCounts, FindingList } from './FindingList.tsx'
import { severities } from './findingWords.ts'

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)

/** 逻辑与检查: every condition and jump in one table, and everything the checker finds. */
export default function CheckPage({ form }: FormPageProps): ReactNode {
  const t = useT()
  const check = useEngineQuery('form.check', { form: form.id })
  const [only, setOnly] = useState<'all' | (typeof severities)[number]>('all')
  const language = form.settings.languages[0] ?? 'zh-CN'
  const placed = useMemo(() => new Map(form.nodes.map(each => [each.id, each.node])), [form])
  const numbers = useMemo(() => new Map(outlineRows(form.nodes).map(row => [row.id, row.number])), [form])
  const lines = useMemo(() => outlineOfForm(form).nodes.flatMap(({ id, node }) => {
    const found: { id: string; code: string; text: string; sort: 'show' | 'skip'; when: string; to: string; part: string }[] = []
    const base = { id, code: node.code, text: wordsIn(node.text, language) }
    if (node.show.trim() !== '') found.push({ ...base, sort: 'show', when: node.show, to: '', part: 'show' })
    if (!isSection(node)) node.skip.forEach((rule, index) => found.push({ ...base, sort: 'skip', when: rule.when, to: rule.to, part: `skip:${index}` }))
    return found
  }), [form, language])
  const codeText = useMemo(() => new Map(form.nodes.map(({ node }) => [node.code, wordsIn(node.text, language)])), [form, language])
  const toolbar = (
    <>
      <Segmented aria-label={t('designer.check.severity')} value={only} onChange={setOnly} options={[{ value: 'all', label: t('designer.check.all') }, ...severities.map(value => ({ value, label: t(`formCheck.severity.${value}`) }))]} />
      <span className="yg-toolbar-space" />
      {check.data && <CheckCounts check={check.data} />}
    </>
  )
  const wrong = new Set((check.data?.findings ?? []).map(each => `${each.node}|${each.part}`))
  return (
    <Workspace name="questionnaire.check" toolbar={toolbar}>
      <ErrorNote error={check.error} />
      <div className="yg-check-page">
        <section>
          <h2 className="yg-h2">{t('designer.check.findings')}</h2>
          {check.data && (
            <FindingList
              form={form.id} check={check.data} only={only === 'all' ? undefined : only} onJump={finding => navigate('questionnaire', 'design', form.id, ...(finding.node === null ? [] : [finding.node]))}
              nameOf={id => { const node = placed.get(id); return node ? `${numbers.get(id) ?? ''} ${node.code} ${short(wordsIn(node.text, language), 40)}`.trim() : id }}
            />
          )}
        </section>
        <section>
          <h2 className="yg-h2">{t('designer.check.logic')}</h2>
          {lines.length === 0
            ? <p className="yg-secondary">{t('designer.check.noLogic')}</p>
            : (
                <div className="yg-table-scroll" role="region" aria-label={t('designer.check.logic')} tabIndex={0}>
                  <table className="yg-table">
                    <thead><tr><th scope="col">{t('designer.check.question')}</th><th scope="col">{t('designer.check.what')}</th><th scope="col">{t('designer.check.when')}</th><th scope="col">{t('designer.check.to')}</th></tr></thead>
                    <tbody>
                      {lines.map((line, index) => (
                        <tr key={index} className={wrong.has(`${line.id}|${line.part}`) ? 'yg-row-wrong' : undefined}>
                          <td><button type="button" className="yg-link" onClick={() => navigate('questionnaire', 'design', form.id, line.id)}>{line.code} {short(line.text, 30)}</button></td>
                          <td>{t(`designer.logic.${line.sort}`)}</td>
                          <td><code className="yg-code">{line.when}</code></td>
                          <td>{line.sort === 'skip' ? line.to.toLowerCase() === END ? t('form.end') : `${line.to} ${short(codeText.get(line.to) ?? '', 24)}` : ''}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
        </section>
      </div>
    </Workspace>
  )
}
