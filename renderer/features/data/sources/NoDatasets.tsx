import { Button } from 'antd'
import type { ReactNode } from 'react'
import { runCommand } from '../../../app/commands.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { NewSource } from './NewSource.tsx'
import { SourceRoute } from './SourceRoute.tsx'

/** A project without data sets: its first table, or an invitation. */
export function NoDatasets(): ReactNode {
  const t = useT()
  const tables = useEngineQuery('source.tables', {})
  const [first] = tables.data ?? []
  if (first) return <SourceRoute rest={['table', first.id]} list={[]} />
  return (
    <EmptyPlace
      sentence={t('data.empty.sentence')} example={t('data.empty.example')}
      action={<span className="yg-empty-acts"><Button type="primary" onClick={() => runCommand('import.file')}>{t('data.importData')}</Button> <NewSource /></span>}
    />
  )
}
