import type { JsonObject } from '../../contract/analysis.ts'
import type { ResultTable } from '../presented.ts'
import { cell, interval, number, pPhrase, rounding } from '../tableWords.ts'
import { joined, rowNotes, statistics } from './words.ts'
import type { Said } from './words.ts'

/** Fit of a measurement model with the lines beside it. */
export function fitTable(said: Said, fit: JsonObject): ResultTable {
  const { t } = said
  return statistics(t, 'fit', t('measurement.table.fit'), [
    ['chisq', t('measurement.row.chisq'), cell(fit['chisq']), ''], ['df', t('measurement.row.df'), cell(fit['df'], rounding.count), ''], ['p', t('measurement.row.p'), cell(fit['pvalue'], rounding.p), ''],
    ['chisqDf', t('measurement.row.chisqDf'), cell(fit['chisq.df']), t('measurement.line.chisqDf')], ['cfi', t('measurement.row.cfi'), cell(fit['cfi']), t('measurement.line.cfi')], ['tli', t('measurement.row.tli'), cell(fit['tli']), t('measurement.line.cfi')],
    ['rmsea', t('measurement.row.rmsea'), cell(fit['rmsea']), t('measurement.line.rmsea')],
    ['rmseaInterval', t('measurement.row.rmseaInterval'), interval([fit['rmsea.ci.lower'] ?? null, fit['rmsea.ci.upper'] ?? null], rounding.coefficient), ''],
    ['srmr', t('measurement.row.srmr'), cell(fit['srmr']), t('measurement.line.srmr')], ['gfi', t('measurement.row.gfi'), cell(fit['gfi']), ''], ['agfi', t('measurement.row.agfi'), cell(fit['agfi']), ''],
    ['nfi', t('measurement.row.nfi'), cell(fit['nfi']), ''], ['aic', t('measurement.row.aic'), cell(fit['aic']), ''], ['bic', t('measurement.row.bic'), cell(fit['bic']), ''],
  ], [...rowNotes(said), t('measurement.note.cfa')])
}

/** The numbers, then which of the four pass the liberal lines; nothing where there are no degrees of freedom. */
export function fitReading({ t, result }: Said, fit: JsonObject): string[] {
  const cfi = number(fit['cfi'])
  const tli = number(fit['tli'])
  const rmsea = number(fit['rmsea'])
  const srmr = number(fit['srmr'])
  const p = number(fit['pvalue'])
  if (cfi === null || tli === null || rmsea === null || srmr === null || p === null) return []
  const outside = [...(cfi < 0.9 ? ['CFI'] : []), ...(tli < 0.9 ? ['TLI'] : []), ...(rmsea > 0.08 ? ['RMSEA'] : []), ...(srmr > 0.08 ? ['SRMR'] : [])]
  return [
    t('measurement.reading.fit', {
      n: number(result['n']), df: number(fit['df']), chisq: rounding.coefficient(number(fit['chisq']) ?? 0), p: pPhrase(p), cfi: rounding.coefficient(cfi), tli: rounding.coefficient(tli), rmsea: rounding.coefficient(rmsea),
      lower: rounding.coefficient(number(fit['rmsea.ci.lower']) ?? 0), upper: rounding.coefficient(number(fit['rmsea.ci.upper']) ?? 0), srmr: rounding.coefficient(srmr),
    }),
    outside.length === 0 ? t('measurement.reading.fitAll') : t('measurement.reading.fitSome', { names: joined(t, outside) }),
  ]
}

/** Which constructs miss the lines of AVE and CR. */
export function convergentReading({ t }: Said, constructs: readonly { name: string; ave: number | null; cr: number | null }[]): string[] {
  const known = constructs.filter(({ ave, cr }) => ave !== null && cr !== null)
  if (known.length === 0) return []
  const low = known.filter(({ ave }) => ave! < 0.5).map(({ name }) => name)
  const weak = known.filter(({ cr }) => cr! < 0.7).map(({ name }) => name)
  if (low.length === 0 && weak.length === 0 && known.length === constructs.length) return [t('measurement.reading.convergentAll')]
  return [...(low.length > 0 ? [t('measurement.reading.aveLow', { names: joined(t, low) })] : []), ...(weak.length > 0 ? [t('measurement.reading.crLow', { names: joined(t, weak) })] : [])]
}
