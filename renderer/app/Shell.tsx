import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { ProjectInfo } from '../../shared/model/project.ts'
import { DropTarget } from './DropTarget.tsx'
import { NewProject } from './NewProject.tsx'
import { Palette } from './Palette.tsx'
import { PlaceBoundary } from './PlaceBoundary.tsx'
import { Rail } from './Rail.tsx'
import { RenameProject } from './RenameProject.tsx'
import { ShortcutSheet } from './ShortcutSheet.tsx'
import { TopBar } from './TopBar.tsx'
import { useDamaged } from './damaged.ts'
import { useEngineQuery } from './engine/hooks.ts'
import { useT } from './i18n.tsx'
import { setIncoming, useIncoming } from './incoming.ts'
import { places } from './places.tsx'
import { useProjectActions } from './projectActions.ts'
import { useRoute } from './route.ts'
import { useShellCommands } from './useShellCommands.ts'
import type { Sheet } from './useShellCommands.ts'

const Start = lazy(() => import('../features/start/index.tsx'))
const Backups = lazy(() => import('../features/start/Backups.tsx'))
const Wizard = lazy(() => import('../features/data/import/ImportWizard.tsx'))

/** With a project: rail, top bar and the place. Without: the start page. */
export function Shell(): ReactNode {
  const t = useT()
  const info = useEngineQuery('project.info', {})
  const actions = useProjectActions()
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const incoming = useIncoming()
  const damaged = useDamaged()
  const project = info.data ?? null
  useShellCommands(project, setSheet)
  useEffect(() => { document.title = project ? `${project.name} · ${t('app.name')}` : t('app.name') }, [project, t])
  if (info.data === undefined) return null
  const close = (): void => setSheet(null)
  return (
    <>
      {project
        ? <Frame key={project.id} project={project} />
        : <Suspense fallback={null}><Start /></Suspense>}
      <Palette open={sheet === 'palette'} onClose={close} />
      <ShortcutSheet open={sheet === 'shortcuts'} onClose={close} />
      <NewProject open={sheet === 'new'} onClose={close} />
      {project && <RenameProject open={sheet === 'rename'} name={project.name} onClose={close} />}
      {project && incoming && (
        <Suspense fallback={null}><Wizard key={incoming.grant} file={incoming} onClose={() => setIncoming(null)} /></Suspense>
      )}
      {damaged && <Suspense fallback={null}><Backups /></Suspense>}
      <DropTarget onFile={file => { void actions.receive(file, project !== null) }} />
    </>
  )
}

function Frame({ project }: { project: ProjectInfo }): ReactNode {
  const t = useT()
  const { place } = useRoute()
  const main = useRef<HTMLElement>(null)
  const current = places.find(candidate => candidate.name === place)
  if (!current) return null
  const { Page } = current
  return (
    <div className="yg-shell">
      <a className="yg-skip" href="#main" onClick={event => { event.preventDefault(); main.current?.focus() }}>{t('app.skip')}</a>
      <Rail />
      <TopBar project={project} />
      <main id="main" className="yg-place" ref={main} tabIndex={-1}>
        <PlaceBoundary
          key={place}
          fallback={retry => (
            <div className="yg-gate" role="alert">
              <p>{t('app.crash.sentence')}</p>
              <button type="button" className="yg-button" onClick={retry}>{t('controls.retry')}</button>
            </div>
          )}
        >
          <Suspense fallback={<p className="yg-waiting">{t('controls.loading')}</p>}><Page /></Suspense>
        </PlaceBoundary>
      </main>
    </div>
  )
}
