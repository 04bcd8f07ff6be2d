import type { FormDocument, FormFactor, FormText } from '../../../model/form.ts'
import type { Branch } from './branches.ts'
import { noteNames, own } from './columns.ts'
import type { XlsReading } from './reading.ts'
import { SheetTable } from './sheetReader.ts'

/** Title, languages and the texts around the questions. */
export function settingsOf(r: XlsReading, branches: readonly Branch[]): FormDocument['settings'] {
  const row = r.settings?.rows[0]
  const note = (name: string): FormText => branches.find(branch => branch.row.cell('name') === name)?.row.words('label') ?? {}
  const titled = row?.words(own.title) ?? {}
  const main = r.languages[0] ?? r.fallback
  const plain = row?.raw('form_title') ?? ''
  // A title changed in the standard column counts.
  const title: FormText = Object.keys(titled).length === 0 ? (plain.trim() === '' ? {} : { [main]: plain }) : plain.trim() === '' || Object.values(titled).includes(plain) ? titled : { ...titled, [main]: plain }
  return { title, languages: r.languages.length > 0 ? r.languages : [r.fallback], intro: note(noteNames.intro), consent: note(noteNames.consent), thanks: note(noteNames.thanks), serial: row?.flag(own.serial) ?? true, template: row?.raw(own.template) || null }
}

export function factorsOf(r: XlsReading): FormFactor[] {
  if (!r.factorSheet) return []
  const table = new SheetTable(r.factorSheet, r.fallback, r.problems)
  table.need(['id', 'name'], r.problems)
  r.problems.throwIfAny()
  return table.rows.map(row => ({ id: row.raw('id'), parent: row.raw('parent') || null, name: row.raw('name') }))
}
