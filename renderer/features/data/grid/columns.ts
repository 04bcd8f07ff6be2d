import type { CellClassParams, ColDef, ITooltipParams, ValueFormatterParams, ValueGetterParams } from 'ag-grid-community'
import type { Row } from '../../../../shared/contract/dataset.ts'
import { exclusionWords } from '../../../../shared/i18n/exclusionWords.ts'
import { recipeText } from '../../../../shared/derived/recipe.ts'
import { isMissing } from '../../../../shared/model/missing.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { cellNote, cellText } from '../cellText.ts'
import type { ShowMode } from '../cellText.ts'
import type { ShownVariable } from '../shownVariables.ts'
import { CellEditor } from './CellEditor.ts'
import { VariableHeader } from './VariableHeader.tsx'

export const ROW_NUMBER = '#'
export const RID = 'rid'

export interface ColumnWords {
  t: Translate
  mode: ShowMode
  editable: boolean
  frozen: ReadonlySet<string>
  stats: boolean
  selected(row: number, column: number): boolean
}

const numeric = (variable: Variable, mode: ShowMode): boolean =>
  variable.kind === 'number' || (variable.codes.length === 0 && variable.kind === 'scale') || (mode === 'codes' && variable.kind !== 'text' && variable.kind !== 'date')

/** First guess of a width from the kind of content; the person may drag it. */
function widthOf(variable: Variable): number {
  if (variable.kind === 'text') return 200
  if (variable.kind === 'date') return 156
  return 128
}

/** Why a row does not count, and how many of its cells carry comments. */
function rowNote(row: Row | undefined, t: Translate): string | undefined {
  const excluded = row?.excluded ? [t('data.excludedRow', { reason: exclusionWords(t, row.excluded) })] : []
  const commented = row && row.commented.length > 0 ? [t('data.commentedRow', { n: row.commented.length })] : []
  const notes = [...excluded, ...commented]
  return notes.length === 0 ? undefined : notes.join('\n')
}

/** Row number and respondent id, pinned; then one column per shown variable, the frozen ones first. */
export function gridColumns(variables: readonly ShownVariable[], { t, mode, editable, frozen, stats, selected }: ColumnWords): ColDef<Row>[] {
  const first: ColDef<Row>[] = [
    {
      colId: ROW_NUMBER, headerName: t('data.rowNumber'), pinned: 'left', width: 60, resizable: false, sortable: false, lockPosition: 'left',
      cellClass: 'yg-grid-number', headerClass: 'yg-grid-number-head',
      valueGetter: params => (params.node?.rowIndex ?? 0) + 1,
      // What is to be seen of a row whose marked cells are out of view.
      cellClassRules: { 'yg-grid-commented': params => (params.data?.commented.length ?? 0) > 0 },
      tooltipValueGetter: params => rowNote(params.data, t),
    },
    {
      colId: RID, headerName: t('data.rid'), headerTooltip: t('data.ridHint'), pinned: 'left', width: 64, resizable: false, sortable: false, lockPosition: 'left',
      cellClass: 'yg-grid-number', headerClass: 'yg-grid-number-head',
      valueGetter: params => params.data?.rid,
    },
  ]
  return [...first, ...variables.map(({ variable, at }, column): ColDef<Row> => ({
    colId: variable.id,
    headerName: variable.label || variable.name,
    headerTooltip: `${variable.label || variable.name}${variable.derived ? `\n${recipeText(variable.derived, variables.map(each => each.variable), t)}` : ''}`,
    headerComponent: VariableHeader,
    headerComponentParams: { variable, stats },
    width: widthOf(variable),
    pinned: frozen.has(variable.id) ? 'left' : null,
    sortable: false,
    editable: params => editable && variable.derived === null && params.data !== undefined,
    cellEditor: CellEditor,
    cellEditorPopup: true,
    cellEditorParams: { variable, mode, t },
    valueGetter: (params: ValueGetterParams<Row>): CellValue | undefined => params.data?.values[at],
    valueFormatter: (params: ValueFormatterParams<Row, CellValue | undefined>) => (params.data === undefined ? '' : cellText(variable, params.value ?? null, mode, t)),
    tooltipValueGetter: (params: ITooltipParams<Row>) => (params.data
      ? cellNote(variable, params.data.values[at] ?? null, params.data.edited.includes(at), params.data.commented.includes(at), t) : undefined),
    cellClass: numeric(variable, mode) ? 'yg-grid-numeric' : undefined,
    cellClassRules: {
      'yg-grid-missing': (params: CellClassParams<Row>) => params.data !== undefined && isMissing(params.data.values[at] ?? null),
      'yg-grid-invalid': (params: CellClassParams<Row>) => params.data?.invalid.includes(at) ?? false,
      'yg-grid-edited': (params: CellClassParams<Row>) => params.data?.edited.includes(at) ?? false,
      'yg-grid-commented': (params: CellClassParams<Row>) => params.data?.commented.includes(at) ?? false,
      'yg-grid-derived': () => variable.derived !== null,
      'yg-grid-selected': (params: CellClassParams<Row>) => selected(params.rowIndex, column),
    },
  }))]
}
