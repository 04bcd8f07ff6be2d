import type { TableModel } from '../../../shared/figures/figure.ts'
import type { MessageKey, Translate } from '../../../shared/i18n/translate.ts'
import { exclusionWords } from '../../../shared/i18n/exclusionWords.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import type { LiveTable } from '../../../shared/model/report.ts'
import { ledgerTable } from '../../../shared/presentation/screening.ts'
import { count, tableOf, words } from '../../../shared/presentation/tableWords.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { ledgerDetail } from '../screening/ledger.ts'
import type { ProjectReader } from '../store/reader.ts'
import { activityPlan } from './activityPlan.ts'
import { causeTable } from './causeTable.ts'

type AnyTable = Extract<LiveTable, { type: 'project' }>
/** But the findings, which are worked out by analyses. */
type ProjectTable = Omit<AnyTable, 'name'> & { name: Exclude<AnyTable['name'], 'findings'> }
export interface KeptTable { title: string; table: TableModel; notes: string[]; datasets: number[] }

/** The data set a table is about; the first one where none is named. */
function datasetOf(project: ProjectReader, of: string | null): number {
  const all = project.datasets()
  const found = of === null ? all[0] : all.find(dataset => String(dataset.id) === of)
  if (!found) throw new YinguoError('NOT_FOUND', { what: 'dataset', id: of ?? '' })
  return found.id
}

/** A table that the project keeps, as it stands now. */
export function projectTable(project: ProjectReader, of: ProjectTable, t: Translate): KeptTable {
  switch (of.name) {
    case 'ledger': {
      const dataset = datasetOf(project, of.of)
      return { title: t('reportTable.ledger'), table: ledgerTable(t, ledgerDetail(project, dataset)), notes: [], datasets: [dataset] }
    }
    case 'screening': {
      const dataset = datasetOf(project, of.of)
      const { reasons } = ledgerDetail(project, dataset)
      const rows = reasons.map(reason => [words(exclusionWords(t, reason.code ?? reason.text)), count(reason.n)])
      return { title: t('reportTable.screening'), table: tableOf([['reason', t('reportTable.reason')], ['n', t('reportTable.responses')]], rows), notes: [], datasets: [dataset] }
    }
    case 'codebook': {
      const dataset = datasetOf(project, of.of)
      return { title: t('reportTable.codebook'), table: codebook(project, dataset, t), notes: [], datasets: [dataset] }
    }
    case 'questionnaire': return { title: t('reportTable.questionnaire'), table: questions(project, datasetOf(project, of.of), t), notes: [], datasets: [datasetOf(project, of.of)] }
    case 'changes': return { title: t('reportTable.changes'), table: changes(project, t), notes: [], datasets: [] }
    case 'activityPlan': return { title: t('reportTable.activityPlan'), table: activityPlan(project, t), notes: [t('reportTable.activityNote')], datasets: [] }
    default: return causeTable(project, { name: of.name, of: of.of }, t)
  }
}

/** Many long answers are what people wrote, whatever the sheet called them: a codebook does not list them. */
const looksOpen = ({ codes }: Pick<Variable, 'codes'>): boolean => codes.length > LISTED && codes.reduce((sum, { label }) => sum + [...label].length, 0) / codes.length >= LONG_LABEL
const LISTED = 12
const LONG_LABEL = 6

function codebook(project: ProjectReader, id: number, t: Translate): TableModel {
  const dataset = project.dataset(id)
  const open = new Set(dataset.questions.filter(question => question.kind === 'text').flatMap(question => question.variables))
  const rows = dataset.variables.filter(variable => variable.role === 'answer').map(variable => [
    words(variable.name), words(variable.label), words(t(`report.data.kinds.${variable.kind}`)),
    words(variable.kind === 'text' || open.has(variable.id) || looksOpen(variable) ? t('reportTable.openText') : variable.scale ? `${variable.scale.min}–${variable.scale.max}${variable.scale.direction === 'negative' ? t('reportTable.reversed') : ''}` : variable.codes.slice(0, LISTED).map(code => `${code.code} ${code.label}`).join('; ') + (variable.codes.length > LISTED ? ' …' : '')),
  ])
  return tableOf([['name', t('report.data.name')], ['label', t('report.data.label')], ['kind', t('report.data.kind')], ['codes', t('reportTable.codes')]], rows, [0, 1, 2, 3])
}

function questions(project: ProjectReader, id: number, t: Translate): TableModel {
  const dataset = project.dataset(id)
  const rows = dataset.questions.filter(question => question.kind !== 'paradata').map(question => {
    const first = dataset.variables.find(variable => question.variables.includes(variable.id))
    const answers = question.kind === 'text' || (question.kind === 'single' && first && looksOpen(first)) ? [t('reportTable.openText')] : question.kind === 'multiple' ? dataset.variables.filter(variable => question.variables.includes(variable.id)).map(variable => variable.label)
      : first?.scale ? [`${first.scale.min}–${first.scale.max}`] : first?.codes.map(code => code.label) ?? []
    return [words(question.number), words(question.title), words(t(`reportTable.questionKind.${question.kind}`)), words(answers.slice(0, 20).join('; '))]
  })
  return tableOf([['number', t('reportTable.number')], ['title', t('reportTable.question')], ['kind', t('report.data.kind')], ['answers', t('reportTable.answers')]], rows, [0, 1, 2, 3])
}

/** Edits of the report itself are not edits of what it reports. */
const OWN = /^(report|block|figure)\./

/** What a kind of edit is called: in words of its own, or as a single one is called without its names and numbers. */
function kindWords(t: Translate, kind: string): string {
  const own = t(`reportTable.edit.${kind}` as MessageKey)
  return own === `reportTable.edit.${kind}` ? withoutPlaces(t, kind) : own
}

const withoutPlaces = (t: Translate, kind: string): string => t(`review.kind.${kind}` as MessageKey)
  .replace(/\s*(?:[，,]|[（(])[^，,（(]*\{\w+(?:\|[^}]*)?\}.*$/u, '')
  .replace(/\{\w+\|[^|}]*\|([^}]*)\}/g, '$1')
  .replace(/第 \{\w+\} [号版]|\s*[「“"]\{\w+\}[」”"](?:的(?!的))?\s*/gu, ' ')
  .replace(/\s*\{\w+\}\s*(?:个|份(?=答卷)|条|根(?=骨)|处(?=新))?/gu, ' ')
  .replace(/(?<=[\p{sc=Han}])\s+(?=\p{sc=Han})/gu, '')
  .replace(/\s+(?:of|to|into|in|as|for|with|on|from|the)\s*$/u, '')
  .replace(/(?:(?<!定)为|中的)\s*$|^\s*把(?=[^{}]*入\s*$)/gu, '').replace(/\s+/g, ' ').replace(/ ,/g, ',').replace(/[\s，,：:.]+$/u, '').trim()

/** Edits by kind: what a reader must know of what was done to the data. */
function changes(project: ProjectReader, t: Translate): TableModel {
  const { sets } = project.history(0, 100_000)
  const byKind = new Map<string, { n: number; first: string; last: string }>()
  for (const set of [...sets].reverse()) {
    if (set.undone || set.of !== null || OWN.test(set.kind)) continue
    const known = byKind.get(set.kind)
    if (known) { known.n++; known.last = set.at } else byKind.set(set.kind, { n: 1, first: set.at, last: set.at })
  }
  const rows = [...byKind].map(([kind, { n, first, last }]) => [words(kindWords(t, kind)), count(n), words(first.slice(0, 10)), words(last.slice(0, 10))])
  return tableOf([['kind', t('reportTable.change')], ['n', t('reportTable.times')], ['first', t('reportTable.first')], ['last', t('reportTable.last')]], rows)
}
