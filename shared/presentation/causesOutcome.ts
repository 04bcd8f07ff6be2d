import type { ConfirmationSheet } from '../causes/confirming.ts'
import type { Translate } from '../i18n/translate.ts'
import { influenceWords } from './causesConfirmation.ts'
import { evidenceWords } from './causesEvidence.ts'
import type { ResultTable } from './presented.ts'
import { column, row, words } from './tableWords.ts'

const keys = ['cause', 'what', 'process', 'data', 'influence', 'finding', 'verdict'] as const

/** 要因确认 on one page: what was found of every end cause that has a record, with its data and its influence on the 症结. */
export function confirmationOutcome(t: Translate, sheet: ConfirmationSheet): ResultTable {
  const lines = sheet.lines.flatMap(line => (line.record ? [{ ...line, record: line.record.content }] : []))
  return {
    key: 'confirmations', title: t('causes.page.table'), notes: [],
    table: {
      columns: keys.map(key => column(key, t(`causes.page.row.${key}`), '', 'left')),
      rows: lines.map(({ bone, text, record, data, influence, excluded }) => row(bone, [
        text, record.what, [t(`causes.plan.method.${record.method}`), record.methodNote].filter(Boolean).join(t('causes.separator')), data ? evidenceWords(t, data) : t('causes.empty'),
        data ? influenceWords(t, influence).join(t('causes.between')) : t('causes.empty'), record.finding || t('causes.empty'),
        excluded === null ? t(`causes.plan.verdict.${record.verdict}`) : t('causes.plan.excluded', { reason: excluded }),
      ].map(words))),
    },
  }
}
