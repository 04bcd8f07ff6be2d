import { bind } from '../../../shared/expression/bind.ts'
import { print } from '../../../shared/expression/print.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { readExclusion } from '../../../shared/model/exclusion.ts'
import type { ScreeningSettings } from '../../../shared/model/screening.ts'
import type { ComputeCall } from '../compute/computePool.ts'
import { SharedWork } from '../compute/sharedWork.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handlers, QueryContext } from '../handler.ts'
import { countReasons, excludedResponses, ledgerDetail } from '../screening/ledger.ts'
import { screeningEffect } from '../screening/effect.ts'
import { screeningOf } from '../screening/plainScreening.ts'
import { hitRows, keepScreening, keptScreening, reasonsOf, report, screen, screenedRow, stateOf } from '../screening/screen.ts'
import type { Screening } from '../screening/screen.ts'
import { poolOf } from './analysis.ts'

/** Conditions are kept with variables by id, so that a new name changes nothing; one that cannot be read stays as it was typed. */
function byId({ variables }: Dataset, settings: ScreeningSettings): ScreeningSettings {
  const kept = (condition: string): string => { const { node } = bind(condition, variables); return node ? print(node) : condition }
  const { contradiction } = settings
  return { ...settings, contradiction: { ...contradiction, pairs: contradiction.pairs.map(({ first, second }) => ({ first: kept(first), second: kept(second) })) } }
}

const shared = new WeakMap<EngineDeps, SharedWork>()
function sharedOf(deps: EngineDeps): SharedWork {
  const work = shared.get(deps) ?? new SharedWork()
  shared.set(deps, work)
  return work
}

/** Up to so many cells (800 responses to 60 questions) the answer is there sooner than a thread has started. */
const SMALL_CELLS = 50_000
const isSmall = ({ ledger, variables }: Dataset): boolean => ledger.returned * variables.length <= SMALL_CELLS

const callOf = (context: QueryContext, signal: AbortSignal): ComputeCall => ({ project: () => context.project, signal, progress: () => void context.project })

/** The kept screening, or one made beside the engine's thread: 100,000 responses take seconds. Queries for the same one wait for the same one. */
function screened(context: QueryContext, dataset: number, settings: ScreeningSettings | null): Screening | Promise<Screening> {
  const { project, deps } = context
  if (isSmall(project.dataset(dataset))) return screen(project, dataset, settings)
  const state = stateOf(project, dataset, settings)
  return keptScreening(project, state) ?? sharedOf(deps).run(`screening ${state}`, context.signal, async signal => {
    const plain = await poolOf(deps).screening(dataset, settings, callOf(context, signal))
    const screening = screeningOf(plain)
    keepScreening(context.project, plain.state, screening)
    return screening
  })
}

export const screeningHandlers: Handlers<'screening.run' | 'screening.hits' | 'screening.effect' | 'screening.save' | 'screening.apply' | 'screening.release' | 'screening.ledger'> = {
  'screening.run': async ({ dataset, settings }, context) => report(await screened(context, dataset, settings)),
  'screening.hits': async ({ dataset, settings, rule, offset, limit }, context) => {
    const screening = await screened(context, dataset, settings)
    const found = hitRows(screening, rule === null ? null : [rule])
    return { total: found.length, rows: found.slice(offset, offset + limit).map(row => screenedRow(screening, row)) }
  },
  'screening.effect': async ({ dataset, settings, rules }, context) => {
    const screening = await screened(context, dataset, settings)
    const { deps, project } = context
    const hit = Int32Array.from(hitRows(screening, rules))
    if (isSmall(screening.dataset)) return screeningEffect(project, dataset, hit)
    const key = JSON.stringify(['effect', stateOf(project, dataset, settings), rules])
    return sharedOf(deps).run(key, context.signal, signal => poolOf(deps).screeningEffect(dataset, hit, callOf(context, signal)))
  },
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
