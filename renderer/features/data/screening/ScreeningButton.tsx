import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useCommands } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { SCREENING } from './showRows.ts'

export function ScreeningButton({ dataset }: { dataset: number }): ReactNode {
  const t = useT()
  const open = (): void => navigate('data', dataset, SCREENING)
  useCommands([{ id: 'data.screening', label: 'screening.command', group: 'place', run: open }])
  return <Button title={t('screening.openHint')} onClick={open}>{t('screening.open')}</Button>
}
