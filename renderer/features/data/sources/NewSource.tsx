import { Button, Dropdown, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { logTypes, templateTypes } from '../../../../shared/model/logColumns.ts'
import type { LogType } from '../../../../shared/model/logColumns.ts'
import { sourceTableKinds } from '../../../../shared/model/sourceTable.ts'
import type { SourceTableKind } from '../../../../shared/model/sourceTable.ts'
import { useCommands } from '../../../app/commands.ts'
import { useEngineCommand, useEngineJob, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { wordedColumns } from './logColumnsOf.ts'
import { useTemplate } from './useTemplate.ts'
import './sources.css'

type Made = { log: LogType } | { table: SourceTableKind }

/** Everything a project may hold beside an imported survey, made without a file, and the empty workbooks to fill in and import. */
export function NewSource(): ReactNode {
  const t = useT()
  const editable = useEngineQuery('project.info', {}).data?.readOnly === false
  const [making, setMaking] = useState<Made | null>(null)
  const saveTemplate = useTemplate()
  useCommands([
    { id: 'source.newLog', label: 'sources.command.newLog', group: 'place', when: () => editable, run: () => setMaking({ log: 'complaints' }) },
    { id: 'source.newTable', label: 'sources.command.newTable', group: 'place', when: () => editable, run: () => setMaking({ table: 'counts' }) },
    ...templateTypes.map(type => ({ id: `source.template.${type}`, label: `sources.template.${type}` as const, group: 'place' as const, run: () => saveTemplate(type) })),
  ])
  if (!editable) return null
  const item = (key: string, label: string, hint: string): { key: string; label: ReactNode } => ({ key, label: <span className="yg-source-choice"><span>{label}</span><span className="yg-secondary">{hint}</span></span> })
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...logTypes.map(type => item(`log ${type}`, t(`sources.type.${type}`), t(`sources.typeHint.${type}`))),
            { type: 'divider' as const },
            ...sourceTableKinds.map(kind => item(`table ${kind}`, t(`sources.kind.${kind}`), t(`sources.kindHint.${kind}`))),
            { type: 'divider' as const },
            ...templateTypes.map(type => item(`template ${type}`, t(`sources.template.${type}`), t('sources.template.hint'))),
          ],
          onClick: ({ key }) => {
            const [what, name] = key.split(' ')
            const log = logTypes.find(type => type === name), table = sourceTableKinds.find(kind => kind === name), template = templateTypes.find(type => type === name)
            if (what === 'template' && template) saveTemplate(template)
            else if (what === 'log' && log) setMaking({ log })
            else if (table) setMaking({ table })
          },
        }}
      >
        <Button aria-haspopup="menu">{t('sources.add')}</Button>
      </Dropdown>
      {making && <NameDialog made={making} onClose={() => setMaking(null)} />}
    </>
  )
}

function NameDialog({ made, onClose }: { made: Made; onClose: () => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const newLog = useEngineJob('source.newLog')
  const saveTable = useEngineCommand('source.saveTable')
  const what = 'log' in made ? t(`sources.type.${made.log}`) : t(`sources.kind.${made.table}`)
  const [name, setName] = useState('log' in made ? t(`sources.defaultLog.${made.log}`) : what)
  const create = (): void => {
    if (name.trim() === '') return
    if ('log' in made) {
      void newLog.run({ type: made.log, name: name.trim(), columns: wordedColumns(made.log, lang) }).then(dataset => { onClose(); navigate('data', dataset.id) }, () => {})
    } else {
      void saveTable.run({ table: null, content: { kind: made.table, name: name.trim(), rows: [] } }).then(table => { onClose(); navigate('data', 'table', table.id) }, () => {})
    }
  }
  return (
    <Modal
      open title={'log' in made ? t('sources.newLog', { type: what }) : t('sources.newTable', { kind: what })} onCancel={onClose} width={420}
      okText={t('sources.create')} onOk={create} okButtonProps={{ disabled: name.trim() === '', loading: newLog.pending || saveTable.pending }}
    >
      <p className="yg-secondary">{'log' in made ? t(`sources.typeHint.${made.log}`) : t(`sources.kindHint.${made.table}`)}</p>
      <Input autoFocus value={name} maxLength={120} aria-label={t('sources.name')} onFocus={event => event.target.select()} onChange={event => setName(event.target.value)} onPressEnter={create} />
      <ErrorNote error={newLog.error ?? saveTable.error} />
    </Modal>
  )
}
