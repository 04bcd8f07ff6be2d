import type { Lang } from '../../../shared/contract/figure.ts'
import { lintFishbone } from '../../../shared/fishbone/lint.ts'
import { translateDynamic } from '../../../shared/i18n/translate.ts'
import type { Client } from '../../../shared/rpc/client.ts'

/** What is still to be looked at in what the project holds: no damage, nothing lost. */
export interface OpenFinding {
  in: 'questionnaire' | 'fishbone' | 'trace' | 'report'
  /** Of the questionnaire, fishbone or report; empty for the trace. */
  id: string
  /** Its name, with the question or bone where the finding is about one. */
  name: string
  level: 'error' | 'warning' | 'hint'
  code: string
  /** Question, bone, block or row it is about; null: the whole. */
  at: string | null
  params: Record<string, string | number>
}

const within = (name: string, part: string | number | undefined): string => (part === undefined ? name : `${name} › ${part}`)

/** Findings of every questionnaire, fishbone and report, and the holes between cause and effect, as the window shows them. */
export async function openFindings(client: Client): Promise<OpenFinding[]> {
  const found: OpenFinding[] = []
  for (const { id, name } of await client.call('form.list', {})) {
    const { findings } = await client.call('form.check', { form: id })
    for (const { rule, severity, node, params, excerpt } of findings) {
      found.push({ in: 'questionnaire', id, name: within(name, params['code']), level: severity, code: rule, at: node, params: excerpt === null ? params : { ...params, excerpt } })
    }
  }
  for (const { id } of await client.call('fishbone.list', {})) {
    const fishbone = await client.call('fishbone.get', { fishbone: id })
    const texts = new Map(fishbone.bones.map(bone => [bone.id, bone.text]))
    for (const { code, level, bone, params } of lintFishbone(fishbone)) {
      found.push({ in: 'fishbone', id, name: within(fishbone.effect, bone === null ? undefined : texts.get(bone)), level, code, at: bone, params })
    }
  }
  for (const { code, subject } of (await client.call('trace.matrix', {})).holes) {
    found.push({ in: 'trace', id: '', name: '', level: 'warning', code, at: subject.id, params: { label: subject.label } })
  }
  for (const { id, name } of await client.call('report.list', {})) {
    for (const { code, level, block, params } of await client.call('report.check', { report: id })) found.push({ in: 'report', id, name, level, code, at: block, params })
  }
  return found
}

const dictionary = {
  questionnaire: code => `formCheck.rule.${code}`, fishbone: code => `fishbone.lint.${code}.name`, trace: code => `causes.trace.hole.${code}`, report: code => `reportCheck.rule.${code}`,
} satisfies Record<OpenFinding['in'], (code: string) => string>

/** In the reader's words, with what it is in. */
export function openFindingWords(lang: Lang, { in: place, code, name, params }: OpenFinding): string {
  const words = translateDynamic(lang, dictionary[place](code), params) ?? code
  return name === '' ? words : translateDynamic(lang, 'cli.check.in', { name, words }) ?? words
}
