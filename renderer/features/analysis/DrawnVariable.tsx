import { Select } from 'antd'
import type { ReactNode } from 'react'
import type { AnalysisRequest } from '../../../shared/contract/analysis.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { ResultFigureName } from '../../../shared/model/resultFigure.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { useT } from '../../app/i18n.tsx'
import { variableText } from '../figure/useFactors.ts'

/** How many of the variables of a request a figure draws: one, two against each other, or (null) all of them. */
export function drawnOf(request: AnalysisRequest, figure: ResultFigureName): 1 | 2 | null {
  if (!('variables' in request) || !Array.isArray(request.variables)) return null
  if (figure === 'scatter') return request.method === 'correlate' && request.variables.length > 2 ? 2 : null
  const one = figure === 'histogram' || (figure === 'bar' && request.method === 'frequencies') || (figure === 'box' && 'by' in request && typeof request.by === 'string')
  return one && request.variables.length > 1 ? 1 : null
}

interface DrawnVariableProps { request: AnalysisRequest; figure: ResultFigureName; dataset: Dataset; of: string | null; onChange(of: string): void }

/** Which variable of several is drawn, or which two. */
export function DrawnVariable({ request, figure, dataset, of, onChange }: DrawnVariableProps): ReactNode {
  const t = useT()
  const count = drawnOf(request, figure)
  if (count === null || !('variables' in request)) return null
  const variables = (request.variables ?? []).map(name => dataset.variables.find(({ id, name: own }) => id === name || own === name)).filter((variable): variable is Variable => variable !== undefined)
  const chosen = (of ?? '').split(',')
  const names = Array.from({ length: count }, (_, i) => (variables.some(({ name }) => name === chosen[i]) ? chosen[i]! : variables[i]?.name ?? ''))
  return names.map((name, i) => {
    const label = t(count === 1 ? 'analysis.result.drawn' : i === 0 ? 'analysis.result.drawnX' : 'analysis.result.drawnY')
    return (
      <Select
        key={label} size="small" className="yg-drawn-variable" popupMatchSelectWidth={280} aria-label={label} title={label} showSearch={{ optionFilterProp: 'label' }} value={name}
        onChange={next => onChange(names.map((old, j) => (j === i ? next : old)).join(','))}
        options={variables.map(variable => ({ value: variable.name, label: variableText(variable), disabled: count === 2 && names.some((other, j) => j !== i && other === variable.name) }))}
      />
    )
  })
}
