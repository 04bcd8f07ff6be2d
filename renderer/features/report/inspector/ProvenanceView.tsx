import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Provenance } from '../../../../shared/report/rendered.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { fullValue } from '../../figure/digits.ts'
import { placeOf } from '../goTo.ts'

/** The method in words: of an analysis, of a figure, or of a table the project keeps. */
export function useMethodWords(): (method: string) => string {
  const lang = useLang()
  return method => translateDynamic(lang, method.startsWith('project.') ? `reportEditor.projectTable.${method.slice(8)}` : `analysis.method.${method}`) ?? translateDynamic(lang, `diagrams.kind.${method}`) ?? method
}

/** Where a number, table or figure comes from, so that anybody can get it again. */
export function ProvenanceView({ of, figure = null }: { of: Provenance; figure?: string | null }): ReactNode {
  const t = useT()
  const methodWords = useMethodWords()
  const place = placeOf(of, figure)
  const exact = of.row === null ? null : of.value
  const rows: [string, ReactNode][] = [
    [t('reportPage.origin.method'), methodWords(of.method)],
    ...(of.row === null ? [] : [[t('reportPage.origin.cell'), of.cell ?? `${of.row} · ${of.column ?? ''}`] satisfies [string, ReactNode]]),
    ...(exact === null ? [] : [[t('reportPage.origin.value'), typeof exact === 'number' ? fullValue(exact) : exact] satisfies [string, ReactNode]]),
    ...(of.datasets.length === 0 ? [] : [[t('reportPage.origin.data'), of.datasets.map(({ name }) => name).join(' · ')] satisfies [string, ReactNode]]),
    [t('reportPage.origin.segment'), of.segment ?? t('reportEditor.everyone')],
    ...(of.weight === null ? [] : [[t('reportPage.origin.weight'), of.weight] satisfies [string, ReactNode]]),
    ...(of.seed === null ? [] : [[t('reportPage.origin.seed'), String(of.seed)] satisfies [string, ReactNode]]),
    ...(of.data === '' ? [] : [[t('reportPage.origin.hash'), <code key="hash" title={of.data}>{of.data.split('+').map(hash => hash.slice(0, 16)).join(' + ')}</code>] satisfies [string, ReactNode]]),
  ]
  return (
    <div className="yg-origin">
      <dl>{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      <details><summary>{t('reportEditor.request')}</summary><pre tabIndex={0}>{JSON.stringify(of.request, null, 1)}</pre></details>
      {place && <Button size="small" onClick={place}>{t('reportEditor.goToPlace')}</Button>}
    </div>
  )
}
