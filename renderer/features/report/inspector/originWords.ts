import { methodName } from '../../../../shared/report/methodName.ts'
import type { Provenance } from '../../../../shared/report/rendered.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { fullValue } from '../../figure/digits.ts'

export interface OriginLine { label: string; text: string; /** The whole of it, where `text` is shortened. */ whole?: string; /** Set like a key, not like words. */ code?: boolean }

/** What a request says elsewhere: on lines of their own. */
const told = new Set(['method', 'kind', 'dataset', 'segment', 'weight', 'seed', 'type', 'name', 'of', 'frame'])

/** Settings of a request by their names, as the command line has them; lists by their length. */
function optionsOf(request: unknown): string {
  if (typeof request !== 'object' || request === null) return ''
  return Object.entries(request).flatMap(([key, value]): string[] => {
    if (told.has(key) || value === null || value === '' || value === undefined) return []
    if (Array.isArray(value)) return value.length === 0 ? [] : [`${key} × ${value.length}`]
    return typeof value === 'object' ? [] : [`${key} = ${String(value)}`]
  }).join(' · ')
}

/** Where a result comes from, line by line: which result, method, cell, exact value, data and their hash, segment, weight, options, seed. */
export function useOriginWords(): (of: Provenance) => OriginLine[] {
  const t = useT()
  const lang = useLang()
  return of => {
    const lines: (OriginLine | null)[] = [
      { label: t('reportPage.origin.method'), text: methodName(lang, of.method) },
      of.row === null ? null : { label: t('reportPage.origin.cell'), text: of.cell ?? `${of.row} · ${of.column ?? ''}` },
      of.row === null || of.value === null ? null : { label: t('reportPage.origin.value'), text: typeof of.value === 'number' ? fullValue(of.value) : of.value },
      of.datasets.length === 0 ? null : { label: t('reportPage.origin.data'), text: of.datasets.map(({ name }) => name).join(' · ') },
      { label: t('reportPage.origin.segment'), text: of.segment ?? t('reportEditor.everyone') },
      of.weight === null ? null : { label: t('reportPage.origin.weight'), text: of.weight },
      { label: t('reportEditor.options'), text: optionsOf(of.request) },
      of.seed === null ? null : { label: t('reportPage.origin.seed'), text: String(of.seed) },
      of.data === '' ? null : { label: t('reportPage.origin.hash'), text: of.data.split('+').map(hash => hash.slice(0, 16)).join(' + '), whole: of.data, code: true },
      { label: t('reportEditor.resultId'), text: of.id, code: true },
    ]
    return lines.filter((line): line is OriginLine => line !== null && line.text !== '')
  }
}

/** For a tooltip. */
export const originTitle = (lines: readonly OriginLine[]): string => lines.map(({ label, text }) => `${label}${text}`).join('\n')
