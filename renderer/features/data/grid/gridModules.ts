import {
  CellApiModule, CellStyleModule, ColumnApiModule, CustomEditorModule, InfiniteRowModelModule, LocaleModule, ModuleRegistry,
  RenderApiModule, RowApiModule, RowStyleModule, ScrollApiModule, TooltipModule, themeQuartz,
} from 'ag-grid-community'

// Only what the grid below uses; the rest of the library stays out of the page.
ModuleRegistry.registerModules([
  CellApiModule, CellStyleModule, ColumnApiModule, CustomEditorModule, InfiniteRowModelModule, LocaleModule,
  RenderApiModule, RowApiModule, RowStyleModule, ScrollApiModule, TooltipModule,
])

/** Drawn with the variables of tokens.css, so that it changes theme with everything else. */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--yg-accent-text)',
  backgroundColor: 'var(--yg-surface)',
  foregroundColor: 'var(--yg-text)',
  headerTextColor: 'var(--yg-text-2)',
  headerBackgroundColor: 'var(--yg-bg)',
  borderColor: 'var(--yg-border)',
  rowHoverColor: 'var(--yg-hover)',
  oddRowBackgroundColor: 'var(--yg-surface)',
  columnBorder: { color: 'var(--yg-border)' },
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 13,
  headerFontWeight: 500,
  rowHeight: 28,
  headerHeight: 48,
  cellHorizontalPadding: 8,
  spacing: 4,
  rangeSelectionBorderColor: 'var(--yg-accent-text)',
  tooltipBackgroundColor: 'var(--yg-surface)',
  tooltipTextColor: 'var(--yg-text)',
  browserColorScheme: 'inherit',
})
