import { useState } from 'react'
import type { ReactNode } from 'react'
import { purposes } from '../../../shared/model/project.ts'
import type { Purpose } from '../../../shared/model/project.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { NewProject } from '../../app/NewProject.tsx'
import { useProjectActions } from '../../app/projectActions.ts'
import { useTheme } from '../../app/theme.tsx'
import { FrameButtons } from '../../app/TopBar.tsx'
import { RecentList } from './RecentList.tsx'
import './start.css'

/** Without a project: recent ones, a start by purpose, a sheet to drop, the sample. */
export default function StartPage(): ReactNode {
  const t = useT()
  const lang = useLang()
  const { dark } = useTheme()
  const actions = useProjectActions()
  const recent = useEngineQuery('project.recent', {})
  const [purpose, setPurpose] = useState<Purpose | null>(null)
  return (
    <div className="yg-start">
      <header className="yg-start-bar">
        <span className="yg-start-mark">{t('app.mark')}</span>
        <FrameButtons lang={lang} dark={dark} />
      </header>
      <main className="yg-start-main">
        <h1>{t('app.start.title')}</h1>
        <div className="yg-start-grid">
          <button type="button" className="yg-drop-zone" onClick={() => { void actions.importFile(false) }}>
            <svg width="36" height="36" viewBox="0 0 36 36" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
              <path d="M8 5h14l6 6v20H8zM22 5v6h6" /><path d="M18 16v9M14 21.5l4 4 4-4" />
            </svg>
            <strong>{t('app.start.drop')}</strong>
            <span>{t('app.start.dropHint')}</span>
          </button>
          <section aria-labelledby="start-recent">
            <div className="yg-start-head">
              <h2 className="yg-h2" id="start-recent">{t('app.start.recent')}</h2>
              <button type="button" className="yg-button" onClick={() => { void actions.open() }}>{t('app.start.open')}</button>
            </div>
            <RecentList list={recent.data ?? []} onOpen={id => { void actions.openRecent(id) }} />
          </section>
          <section aria-labelledby="start-purpose">
            <h2 className="yg-h2" id="start-purpose">{t('app.start.byPurpose')}</h2>
            <ul className="yg-purposes">
              {purposes.map(name => (
                <li key={name}>
                  <button type="button" onClick={() => setPurpose(name)}>
                    <strong>{t(`app.start.purpose.${name}`)}</strong>
                    <span>{t(`app.start.purposeHint.${name}`)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="start-sample">
            <h2 className="yg-h2" id="start-sample">{t('app.start.sampleHead')}</h2>
            <button type="button" className="yg-sample" onClick={() => { void actions.openSample() }}>
              <SampleSketch />
              <span>
                <strong>{t('app.start.sample')}</strong>
                <span>{t('app.start.sampleHint')}</span>
              </span>
            </button>
          </section>
        </div>
      </main>
      <NewProject open={purpose !== null} purpose={purpose ?? 'satisfaction'} onClose={() => setPurpose(null)} />
    </div>
  )
}

/** A fishbone over a Pareto, in a few strokes. */
function SampleSketch(): ReactNode {
  return (
    <svg width="72" height="56" viewBox="0 0 72 56" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M4 16h52M56 10l10 6-10 6zM16 5l7 11-7 11M32 5l7 11-7 11" />
      <path d="M6 52h60M10 52V36h9v16M24 52V42h9v10M38 52v-6h9v6M52 52v-3h9v3" opacity=".55" />
    </svg>
  )
}
