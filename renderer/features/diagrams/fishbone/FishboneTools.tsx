import { Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { HostFile } from '../../../../shared/contract/host.ts'
import type { Fishbone } from '../../../../shared/model/fishbone.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useHost } from '../../../app/host.ts'
import { useT } from '../../../app/i18n.tsx'
import { notifyError } from '../../../app/notices.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { DeckDialog } from './dialogs/DeckDialog.tsx'

/** What is done with the whole diagram: copy it, read a changed presentation back, delete it. */
export function FishboneTools({ fishbone }: { fishbone: Fishbone }): ReactNode {
  const t = useT()
  const host = useHost()
  const remove = useEngineCommand('fishbone.remove')
  const duplicate = useEngineCommand('fishbone.duplicate')
  const pick = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<HostFile | null>(null)
  const run = (key: string): void => {
    if (key === 'duplicate') void duplicate.run({ fishbone: fishbone.id, effect: t('fishbone.editor.copyOf', { effect: fishbone.effect }) }).then(made => navigate('diagrams', 'fishbone', made.id), () => {})
    else if (key === 'deck') pick.current?.click()
    else void remove.run({ fishbone: fishbone.id }).then(() => navigate('diagrams'), () => {})
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ items: [{ key: 'duplicate', label: t('fishbone.editor.duplicateDiagram') }, { key: 'deck', label: t('fishbone.editor.readDeck') }, { type: 'divider' }, { key: 'remove', label: t('fishbone.editor.removeDiagram'), danger: true }], onClick: info => run(info.key) }}
      >
        <Button aria-haspopup="menu">{t('fishbone.editor.more')}</Button>
      </Dropdown>
      <input ref={pick} type="file" accept=".pptx" hidden aria-label={t('fishbone.editor.readDeck')} onChange={event => { const [chosen] = event.target.files ?? []; if (chosen) void host.grantFile(chosen).then(setFile, notifyError); event.target.value = '' }} />
      <ErrorNote error={remove.error ?? duplicate.error} onClose={() => { remove.clear(); duplicate.clear() }} />
      {file && <DeckDialog fishbone={fishbone.id} bones={fishbone.bones} file={file} onClose={() => setFile(null)} />}
    </>
  )
}
