import type { CustomInnerHeaderProps } from 'ag-grid-react'
import type { ReactNode } from 'react'
import type { Variable } from '../../../../shared/model/variable.ts'

/** Short name over the wording of the question. */
export function VariableHeader({ variable }: CustomInnerHeaderProps & { variable: Variable }): ReactNode {
  return (
    <span className="yg-grid-head">
      {variable.label !== '' && variable.label !== variable.name && <span className="yg-grid-head-name yg-ellipsis">{variable.name}</span>}
      <span className="yg-grid-head-label yg-ellipsis">{variable.label || variable.name}</span>
    </span>
  )
}
