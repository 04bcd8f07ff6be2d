import { bind } from '../../../shared/expression/bind.ts'
import { print } from '../../../shared/expression/print.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { readExclusion } from '../../../shared/model/exclusion.ts'
import type { ScreeningSettings } from '../../../shared/model/screening.ts'
import type { Handlers } from '../handler.ts'
import { screeningEffect } from '../screening/effect.ts'
import { countReasons, excludedResponses, ledgerDetail } from '../screening/ledger.ts'
import { hitRows, reasonsOf, report, screen, screenedRow } from '../screening/screen.ts'

/** Conditions are kept with variables by id, so that a new name changes nothing; one that cannot be read stays as it was typed. */
function byId({ variables }: Dataset, settings: ScreeningSettings): ScreeningSettings {
  const kept = (condition: string): string => { const { node } = bind(condition, variables); return node ? print(node) : condition }
  const { contradiction } = settings
  return { ...settings, contradiction: { ...contradiction, pairs: contradiction.pairs.map(({ first, second }) => ({ first: kept(first), second: kept(second) })) } }
}

export const screeningHandlers: Handlers<'screening.run' | 'screening.hits' | 'screening.effect' | 'screening.save' | 'screening.apply' | 'screening.release' | 'screening.ledger'> = {
  'screening.run': ({ dataset, settings }, { project }) => report(screen(project, dataset, settings)),
  'screening.hits': ({ dataset, settings, rule, offset, limit }, { project }) => {
    const screening = screen(project, dataset, settings)
    const found = hitRows(screening, rule === null ? null : [rule])
    return { total: found.length, rows: found.slice(offset, offset + limit).map(row => screenedRow(screening, row)) }
  },
  'screening.effect': ({ dataset, settings, rules }, { project }) => screeningEffect(project, screen(project, dataset, settings), rules),
  'screening.save': ({ dataset, settings }, { project, describe }) => {
    const whole = project.dataset(dataset)
    const kept = byId(whole, settings)
    project.updateDataset(dataset, { settings: { ...project.datasetSettings(dataset), screening: kept } })
    describe({ dataset, name: whole.name })
    return kept
  },
  'screening.apply': ({ dataset, settings, rules, spared }, { project, describe }) => {
    const reasons = reasonsOf(screen(project, dataset, settings), rules, new Set(spared))
    let changed = 0
    for (const [reason, rids] of reasons) changed += project.setExcluded(dataset, rids, reason)
    const counts = countReasons([...reasons].map(([reason, rids]) => ({ reason, n: rids.length })))
    describe({ dataset, rows: changed, reasons: counts.map(({ code, n }) => `${code ?? ''} ${n}`).join(', ') })
    return { changed, reasons: counts }
  },
  'screening.release': ({ dataset, reason, rids }, { project, describe }) => {
    const wanted = rids ?? excludedResponses(project, dataset).filter(row => { const { code, note } = readExclusion(row.reason); return (code ?? note) === reason }).map(row => row.rid)
    const changed = project.setExcluded(dataset, wanted, null)
    describe({ dataset, rows: changed })
    return { changed }
  },
  'screening.ledger': ({ dataset }, { project }) => ledgerDetail(project, dataset),
}
