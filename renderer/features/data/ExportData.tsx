import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { useEngineJob } from '../../app/engine/hooks.ts'
import { useHost } from '../../app/host.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { notify, notifyError, notifyWarnings } from '../../app/notices.tsx'
import { JobDialog } from '../../ui/JobDialog.tsx'

const formats = ['xlsx', 'csv'] as const
const contents = ['labels', 'codes'] as const

export function ExportData({ dataset }: { dataset: Dataset }): ReactNode {
  const t = useT()
  const lang = useLang()
  const host = useHost()
  const job = useEngineJob('export.data')
  const start = async (format: (typeof formats)[number], values: (typeof contents)[number]): Promise<void> => {
    try {
      const target = await host.pickSave(`${dataset.name}.${format}`, 'export')
      if (!target) return
      const done = await job.run({ dataset: dataset.id, format, values, lang, grant: target.grant })
      await host.deliver(target)
      notify('data.exported', { name: done.fileName })
      notifyWarnings(done.warnings)
    } catch (thrown) {
      notifyError(thrown)
    }
  }
  const choices = formats.flatMap(format => contents.map(values => ({ format, values })))
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: choices.map(({ format, values }, index) => ({ key: String(index), label: t('data.exportAs', { format: format.toUpperCase(), values: t(`data.modes.${values}`) }) })),
          onClick: ({ key }) => {
            const choice = choices[Number(key)]
            if (choice) void start(choice.format, choice.values)
          },
        }}
      >
        <Button aria-haspopup="menu">{t('data.export')}</Button>
      </Dropdown>
      <JobDialog open={job.pending} title={t('data.export')} progress={job.progress} onCancel={job.cancel} />
    </>
  )
}
