import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import type { ProjectInfo } from '../../shared/model/project.ts'
import { changeWords, inSentence } from './changeWords.ts'
import { runCommand, useCommandList } from './commands.ts'
import { useEngineQuery } from './engine/hooks.ts'
import { useLang, useT } from './i18n.tsx'
import { useRoute } from './route.ts'
import { shortcutText } from './shortcut.ts'
import { useTheme } from './theme.tsx'

/** Hours and minutes of an ISO 8601 time, in this computer's zone. */
function clockTime(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ''
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

const fileMenu = ['project.new', 'project.open', 'project.sample', 'import.file', 'project.saveCopy', 'project.rename', 'project.close']

/** project ▸ place · saved 14:03 · ↶ ↷ · Ctrl K · 中/En · ◐ · ? */
export function TopBar({ project }: { project: ProjectInfo }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { dark } = useTheme()
  const { place } = useRoute()
  const commands = useCommandList()
  const history = useEngineQuery('history.state', {}).data
  const items = fileMenu.flatMap(id => {
    const command = commands.find(candidate => candidate.id === id)
    return command ? [{ key: id, label: t(command.label) }] : []
  })
  const undo = history?.undo ? t('app.bar.undo', { what: inSentence(changeWords(history.undo, lang), lang) }) : t('app.bar.nothingToUndo')
  const redo = history?.redo ? t('app.bar.redo', { what: inSentence(changeWords(history.redo, lang), lang) }) : t('app.bar.nothingToRedo')
  return (
    <header className="yg-topbar">
      <div className="yg-crumbs">
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => { runCommand(key) } }}>
          <button type="button" className="yg-button yg-project" title={project.fileName} aria-haspopup="menu">
            <span className="yg-ellipsis">{project.name}</span>
            <svg width="10" height="10" viewBox="0 0 10 10" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true"><path d="m2 3.5 3 3 3-3" /></svg>
          </button>
        </Dropdown>
        <span className="yg-faint" aria-hidden="true">▸</span>
        <h1>{t(`app.place.${place}`)}</h1>
        {project.readOnly && <span className="yg-tag yg-tag-warning">{t('app.bar.readOnly')}</span>}
      </div>
      <span className="yg-saved yg-num" title={t('app.bar.savedHint')}>{t('app.bar.saved', { time: clockTime(history?.savedAt ?? project.savedAt) })}</span>
      <button type="button" className="yg-icon-button" disabled={!history?.undo} aria-label={undo} title={`${undo}  ${shortcutText('Mod+Z')}`} onClick={() => runCommand('edit.undo')}>
        <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d="M6 3 2.5 6.5 6 10M2.5 6.5h7a4 4 0 0 1 0 8H7" /></svg>
      </button>
      <button type="button" className="yg-icon-button" disabled={!history?.redo} aria-label={redo} title={`${redo}  ${shortcutText('Mod+Shift+Z')}`} onClick={() => runCommand('edit.redo')}>
        <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d="m10 3 3.5 3.5L10 10M13.5 6.5h-7a4 4 0 0 0 0 8H9" /></svg>
      </button>
      <span className="yg-bar-gap" />
      <button type="button" className="yg-icon-button yg-bar-text" aria-label={t('app.bar.palette')} title={t('app.bar.palette')} onClick={() => runCommand('view.palette')}>
        <kbd className="yg-kbd">{shortcutText('Mod+K')}</kbd>
      </button>
      <FrameButtons lang={lang} dark={dark} />
    </header>
  )
}

/** Language, theme, shortcuts: also on the start page. */
export function FrameButtons({ lang, dark }: { lang: string; dark: boolean }): ReactNode {
  const t = useT()
  const theme = t(dark ? 'app.bar.light' : 'app.bar.dark')
  return (
    <>
      <button type="button" className="yg-icon-button yg-bar-text" aria-label={t('app.bar.language')} title={t('app.bar.language')} onClick={() => runCommand('view.language')}>
        <span className={lang === 'zh-CN' ? 'yg-lang-on' : 'yg-faint'}>{t('app.bar.zh')}</span>/<span className={lang === 'en' ? 'yg-lang-on' : 'yg-faint'}>{t('app.bar.en')}</span>
      </button>
      <button type="button" className="yg-icon-button" aria-label={theme} title={theme} onClick={() => runCommand('view.theme')}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" /><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" /></svg>
      </button>
      <button type="button" className="yg-icon-button" aria-label={t('app.bar.shortcuts')} title={`${t('app.bar.shortcuts')}  ?`} onClick={() => runCommand('help.shortcuts')}>?</button>
    </>
  )
}
