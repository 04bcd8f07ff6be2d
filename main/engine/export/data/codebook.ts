import type { Workbook, Worksheet } from 'exceljs'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { recipeText } from '../../../../shared/derived/recipe.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { columnWidth, FONT, styleBody, styleHeader, textValue } from '../xlsx/cells.ts'

/** How missing answers are written, what was left out, then every variable with its codes. */
export function writeCodebook(workbook: Workbook, name: string, dataset: Dataset, kept: readonly Variable[], leftOut: readonly Variable[], t: Translate): Worksheet {
  const said = [
    t('report.data.dataset', { name: dataset.name }), ...(dataset.simulated ? [t('report.data.simulated')] : []),
    t('report.data.missingTitle'), t('report.data.missingNone'), t('report.data.missingNotShown', { mark: NOT_SHOWN }), t('report.data.missingEmpty', { mark: SHOWN_EMPTY }),
    t('report.data.notAnswer'), ...(leftOut.length > 0 ? [t('report.data.leftOut', { names: leftOut.map(variable => variable.name) })] : []),
  ]
  const header = said.length + 2
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: header, topLeftCell: `A${header + 1}`, activeCell: 'A1' }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  said.forEach((text, i) => {
    const cell = sheet.getCell(i + 1, 1)
    cell.value = textValue(text)
    cell.font = { name: FONT, size: 10, bold: i === 0 }
  })
  const titles = (['name', 'label', 'kind', 'scale', 'code', 'meaning', 'question'] as const).map(key => t(`report.data.${key}`))
  // How derived variables are worked out, in words.
  const recipes = kept.some(variable => variable.derived !== null)
  if (recipes) titles.push(t('derived.recipe.title'))
  titles.forEach((title, i) => {
    const cell = sheet.getCell(header, i + 1)
    cell.value = textValue(title)
    styleHeader(cell, 'left')
  })
  let row = header + 1
  for (const variable of kept) {
    const lines = variable.codes.length > 0 ? variable.codes : [null]
    lines.forEach((code, i) => {
      const first = i === 0
      const values = [
        first ? textValue(variable.name) : null, first ? textValue(variable.label) : null, first ? t(`report.data.kinds.${variable.kind}`) : null, first ? scaleText(variable, t) : null,
        code ? code.code : null, code ? textValue(code.label + (code.missing ? t('report.data.missingCode') : '')) : null,
        first ? questionText(variable, dataset) : null,
        ...(recipes ? [first && variable.derived ? textValue(recipeText(variable.derived, dataset.variables, t)) : null] : []),
      ]
      values.forEach((value, c) => {
        const cell = sheet.getCell(row, c + 1)
        cell.value = value
        styleBody(cell, 'left')
      })
      row++
    })
  }
  sheet.getColumn(1).width = columnWidth(kept.map(variable => variable.name), 30, 12)
  sheet.getColumn(2).width = 60
  sheet.getColumn(3).width = 10
  sheet.getColumn(4).width = 16
  sheet.getColumn(5).width = 8
  sheet.getColumn(6).width = columnWidth(kept.flatMap(variable => variable.codes.map(code => code.label)).slice(0, 2000), 60, 16)
  sheet.getColumn(7).width = 40
  if (recipes) sheet.getColumn(8).width = 60
  return sheet
}

/** Number and title of the question a variable belongs to, where they say more than its own label. */
function questionText(variable: Variable, dataset: Dataset): string | null {
  const question = dataset.questions.find(own => own.id === variable.question)
  const text = question ? [question.number, question.title].filter(part => part !== '').join(' ') : ''
  return text === '' ? null : textValue(text)
}

function scaleText(variable: Variable, t: Translate): string | null {
  if (!variable.scale) return null
  const { min, max, direction } = variable.scale
  return direction === 'negative' ? `${min}–${max} (${t('report.data.reversed')})` : `${min}–${max}`
}
