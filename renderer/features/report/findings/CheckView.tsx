import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ReportFinding } from '../../../../shared/contract/report.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { useEditing } from '../editing.ts'
import { newBlockId } from '../session.ts'

const levels = ['error', 'warning', 'hint'] as const
const fixes = new Set(['changed', 'missing', 'headingAlone', 'notMentioned', 'frozenBehind'])

/** What an expert would object to, with the way to the place, and the mending where that needs no judgement. */
export function CheckView({ onGo, onUnfreeze }: { onGo(block: string): void; onUnfreeze(): void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const editing = useEditing()
  const { report, words, session, locked } = editing
  const { data, error } = useEngineQuery('report.check', { report: report.id })

  const fix = (finding: ReportFinding): void => {
    const { code, block } = finding
    if (code === 'frozenBehind') { onUnfreeze(); return }
    if (block === null) return
    if (code === 'changed') editing.accept([block])
    else if (code === 'missing' || code === 'headingAlone') editing.removeBlocks([block])
    else if (code === 'notMentioned') {
      const index = report.blocks.findIndex(each => each.id === block)
      const before = report.blocks[index - 1]
      const mention = [{ type: 'text' as const, text: words('reportEditor.seeOpen') }, { type: 'ref' as const, block }, { type: 'text' as const, text: words('reportEditor.seeClose') }]
      if (before?.content.type === 'text' && before.content.runs.length > 0) void session.edit({ update: [{ block: before.id, content: { ...before.content, runs: [...before.content.runs, ...mention] } }] })
      else void session.edit({ add: { index, blocks: [{ id: newBlockId(), content: { type: 'text', runs: mention, prompt: '' } }] } })
    }
  }
  const canFix = ({ code }: ReportFinding): boolean => fixes.has(code) && (code === 'frozenBehind' || !locked)
  if (error) return <ErrorNote error={error} />
  if (!data) return <p className="yg-findings-wait yg-faint">{t('controls.loading')}</p>
  return (
    <div className="yg-findings">
      <h2>{t('reportEditor.checks')} <span className="yg-num yg-faint">{data.length}</span></h2>
      {data.length === 0 && <p className="yg-findings-none" role="status">{t('reportCheck.none')}</p>}
      {levels.map(level => {
        const found = data.filter(finding => finding.level === level)
        return found.length === 0 ? null : (
          <section key={level} aria-label={t(`reportCheck.level.${level}`)}>
            <h3><span className={`yg-level yg-level-${level}`}>{t(`reportCheck.level.${level}`)}</span> <span className="yg-num">{found.length}</span></h3>
            <ul>
              {found.map((finding, i) => (
                <li key={i} data-code={finding.code}>
                  <span>{translateDynamic(lang, `reportCheck.rule.${finding.code}`, finding.params) ?? finding.code}</span>
                  {canFix(finding) && <Button size="small" onClick={() => fix(finding)}>{t(`reportEditor.fix.${finding.code as 'changed'}`)}</Button>}
                  {finding.code === 'withoutMeasure' && <Button size="small" type="text" onClick={() => navigate('improvement', 'measures')}>{t('reportEditor.jump')}</Button>}
                  {finding.block !== null && <Button size="small" type="text" onClick={() => onGo(finding.block!)}>{t('reportEditor.jump')}</Button>}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
