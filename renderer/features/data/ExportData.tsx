import { Checkbox, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DataFormat } from '../../../shared/contract/export.ts'
import { dataFormats } from '../../../shared/contract/export.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { useCommands } from '../../app/commands.ts'
import { useEngineJob } from '../../app/engine/hooks.ts'
import { useHost } from '../../app/host.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { notify, notifyError, notifyWarnings } from '../../app/notices.tsx'
import { JobDialog } from '../../ui/JobDialog.tsx'
import { SegmentSelect } from '../figure/SegmentSelect.tsx'
import './export.css'

const order: readonly DataFormat[] = ['xlsx', 'csv', 'sav', 'json'].filter((format): format is DataFormat => (dataFormats as readonly string[]).includes(format))

interface Choice {
  format: DataFormat
  values: 'labels' | 'codes'
  rows: 'counted' | 'all'
  segment: string | null
  /** Empty: all of them. */
  variables: string[]
  identifiers: boolean
}

const usual: Choice = { format: 'xlsx', values: 'labels', rows: 'counted', segment: null, variables: [], identifiers: false }

/** Writes the data set to a file: a dialog for the choices, then the host's own for the place. */
export function ExportData({ dataset }: { dataset: Dataset }): ReactNode {
  const t = useT()
  const lang = useLang()
  const host = useHost()
  const job = useEngineJob('export.data')
  const [choice, setChoice] = useState<Choice | null>(null)
  useCommands([{ id: 'data.export', label: 'data.export', group: 'place', shortcut: 'Mod+Shift+E', run: () => setChoice(usual) }])
  const start = async ({ variables, ...chosen }: Choice): Promise<void> => {
    try {
      const target = await host.pickSave(`${dataset.name}.${chosen.format}`, 'export')
      if (!target) return
      setChoice(null)
      const done = await job.run({ dataset: dataset.id, ...chosen, ...(variables.length > 0 ? { variables } : {}), lang, grant: target.grant })
      await host.deliver(target)
      notify('data.exported', { name: done.fileName })
      notifyWarnings(done.warnings)
    } catch (thrown) {
      notifyError(thrown)
    }
  }
  return (
    <>
      {choice && (
        <Modal
          open title={t('dataExport.title')} width={480} okText={t('dataExport.start')} cancelText={t('controls.cancel')}
          onCancel={() => setChoice(null)} onOk={() => void start(choice)}
        >
          <ExportChoices dataset={dataset} choice={choice} onChange={setChoice} />
        </Modal>
      )}
      <JobDialog open={job.pending} title={t('dataExport.title')} progress={job.progress} onCancel={job.cancel} />
    </>
  )
}

function ExportChoices({ dataset, choice, onChange }: { dataset: Dataset; choice: Choice; onChange(choice: Choice): void }): ReactNode {
  const t = useT()
  const set = (part: Partial<Choice>): void => onChange({ ...choice, ...part })
  const personal = dataset.variables.filter(variable => variable.role === 'identifier').length
  const excluded = dataset.rows > dataset.ledger.valid
  const offered = dataset.variables.filter(variable => variable.role !== 'identifier' || choice.identifiers)
  return (
    <div className="yg-form yg-export-choices">
      <div className="yg-export-row">
        <span>{t('dataExport.format')}</span>
        <Select<DataFormat> value={choice.format} aria-label={t('dataExport.format')} onChange={format => set({ format })} options={order.map(value => ({ value, label: t(`dataExport.formats.${value}`) }))} />
      </div>
      <div className="yg-export-row">
        <span>{t('dataExport.values')}</span>
        {choice.format === 'sav'
          ? <span className="yg-secondary">{t('dataExport.savValues')}</span>
          : (
            <Radio.Group value={choice.values} aria-label={t('dataExport.values')} onChange={event => set({ values: event.target.value as Choice['values'] })}>
              {(['labels', 'codes'] as const).map(value => <Radio key={value} value={value}>{t(`data.modes.${value}`)}</Radio>)}
            </Radio.Group>
          )}
      </div>
      {excluded && (
        <div className="yg-export-row">
          <span>{t('dataExport.rows')}</span>
          <Radio.Group value={choice.rows} aria-label={t('dataExport.rows')} onChange={event => set({ rows: event.target.value as Choice['rows'] })}>
            <Radio value="counted">{t('dataExport.rowKinds.counted', { n: dataset.ledger.valid })}</Radio>
            <Radio value="all">{t('dataExport.rowKinds.all', { n: dataset.rows })}</Radio>
          </Radio.Group>
        </div>
      )}
      <div className="yg-export-row">
        <span>{t('dataExport.segment')}</span>
        <SegmentSelect dataset={dataset.id} value={choice.segment} onChange={segment => set({ segment })} />
      </div>
      <div className="yg-export-row">
        <span>{t('dataExport.variables')}</span>
        <Select
          mode="multiple" allowClear maxTagCount={3} value={choice.variables} placeholder={t('dataExport.allVariables')} aria-label={t('dataExport.variables')} optionFilterProp="label"
          onChange={variables => set({ variables })} options={offered.map(variable => ({ value: variable.id, label: variable.label || variable.name }))}
        />
      </div>
      {personal > 0 && (
        <div className="yg-export-wide">
          <Checkbox
            checked={choice.identifiers}
            onChange={event => {
              const kept = new Set(dataset.variables.filter(variable => variable.role !== 'identifier').map(variable => variable.id))
              set({ identifiers: event.target.checked, variables: event.target.checked ? choice.variables : choice.variables.filter(id => kept.has(id)) })
            }}
          >
            {t('dataExport.identifiers', { n: personal })}
          </Checkbox>
          <p className="yg-secondary yg-form-hint">{t('dataExport.identifiersHint')}</p>
        </div>
      )}
    </div>
  )
}
