import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { useT } from '../../../app/i18n.tsx'
import type { ShowMode } from '../cellText.ts'
import { CommentSection } from '../comments/CommentSection.tsx'
import { Recipe } from '../derived/Recipe.tsx'
import { CellHistory } from './CellHistory.tsx'
import { ColumnSummary } from './ColumnSummary.tsx'
import { DatasetForm } from './DatasetForm.tsx'
import { VariableForm } from './VariableForm.tsx'

export interface DataInspectorProps {
  dataset: Dataset
  focus: { rid: number; variable: string } | null
  /** From the address, while no cell has the focus. */
  variable: string | undefined
  mode: ShowMode
  editable: boolean
  tab: string
  onTab(tab: string): void
}

export function DataInspector({ dataset, focus, variable: addressed, mode, editable, tab, onTab }: DataInspectorProps): ReactNode {
  const t = useT()
  const id = focus?.variable ?? addressed
  const variable = dataset.variables.find(candidate => candidate.id === id)
  const nothing = <p className="yg-inspector-nothing">{t('data.pickCell')}</p>
  return (
    <Tabs
      className="yg-inspector-tabs" size="small" activeKey={tab} onChange={onTab} destroyOnHidden
      items={[
        {
          key: 'variable', label: t('data.tabs.variable'),
          children: variable ? (
            <>
              <Recipe key={`recipe ${variable.id}`} dataset={dataset} variable={variable} editable={editable} />
              <VariableForm key={variable.id} dataset={dataset.id} variable={variable} editable={editable} />
              <ColumnSummary dataset={dataset.id} variable={variable} mode={mode} />
            </>
          ) : nothing,
        },
        { key: 'cell', label: t('data.tabs.cell'), children: variable && focus ? (
            <>
              <CommentSection key={`${focus.rid} ${variable.id}`} dataset={dataset.id} rid={focus.rid} variable={variable.id} editable={editable} />
              <CellHistory dataset={dataset.id} rid={focus.rid} variable={variable} mode={mode} />
            </>
          ) : nothing },
        { key: 'dataset', label: t('data.tabs.dataset'), children: <DatasetForm key={dataset.id} dataset={dataset} editable={editable} /> },
      ]}
    />
  )
}
