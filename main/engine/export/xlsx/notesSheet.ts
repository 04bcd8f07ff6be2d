import type { Worksheet } from 'exceljs'
import type { Figure } from '../../../../shared/figures/figure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { factsLine, rulesOf, warningsOf } from '../frameText.ts'
import { colour } from '../ooxml/palette.ts'
import { FONT, textValue } from './cells.ts'

/** Every figure's rules, warnings, facts and source, with the sheet it stands on. */
export function writeNotesSheet(sheet: Worksheet, title: string, figures: readonly { figure: Figure; sheetName: string }[], t: Translate): void {
  sheet.getColumn(1).width = 16
  sheet.getColumn(2).width = 110
  let row = 1
  const line = (label: string, text: string, look: { bold?: boolean; size?: number; colour?: string } = {}): void => {
    const [first, second] = [sheet.getCell(row, 1), sheet.getCell(row, 2)]
    first.value = textValue(label)
    second.value = textValue(text)
    first.font = { name: FONT, size: look.size ?? 10, bold: look.bold ?? false, color: { argb: `FF${look.colour ?? colour.muted}` } }
    second.font = { name: FONT, size: look.size ?? 10, bold: look.bold ?? false, color: { argb: `FF${look.colour ?? colour.ink}` } }
    first.alignment = { vertical: 'top' }
    second.alignment = { wrapText: true, vertical: 'top' }
    row++
  }
  line(t('report.notes'), title, { bold: true, size: 14, colour: colour.ink })
  row++
  for (const { figure, sheetName } of figures) {
    line(sheetName.replace(/^(\d+).*/s, '$1'), figure.frame.title, { bold: true, colour: colour.ink })
    const facts = factsLine(figure.frame)
    if (facts) line('', facts)
    rulesOf(figure).forEach((rule, i) => line(i === 0 ? t('report.rules') : '', rule))
    warningsOf(figure).forEach((warning, i) => line(i === 0 ? t('report.warnings') : '', warning, { colour: colour.threshold }))
    for (const text of [figure.frame.note, figure.frame.source]) if (text) line('', text)
    if (figure.frame.simulated) line('', figure.frame.simulated, { bold: true, colour: colour.simulated })
    row++
  }
  sheet.views = [{ showGridLines: false, state: 'normal' }]
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
  sheet.headerFooter.oddFooter = '&C&P / &N'
}
