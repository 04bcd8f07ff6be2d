import { extname } from 'node:path'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../../shared/model/missing.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { required, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import type { Command, Console } from '../command.ts'
import { chooseDataset, grantOutput, openToRead, withSession } from '../session.ts'
import type { Session } from '../session.ts'

/** Variables, questions, options, scales and missing codes as one document. */
function codebook(dataset: Dataset) {
  const ofQuestion = (variables: string[]) => dataset.variables.filter(variable => variables.includes(variable.id))
  return {
    dataset: { id: dataset.id, name: dataset.name, simulated: dataset.simulated },
    source: dataset.source,
    type: dataset.type, wave: dataset.wave, parent: dataset.parent,
    rows: dataset.rows,
    ledger: dataset.ledger,
    variables: dataset.variables.map(({ id, name, label, kind, role, question, codes, scale, factor, meaning }) => ({
      id, name, label, kind, role, meaning, question, options: codes.map(({ code, label: text }) => ({ code, label: text })), scale, factor,
      missing: codes.filter(code => code.missing).map(code => code.code),
    })),
    questions: dataset.questions.map(({ id, number, title, kind, variables }) => {
      const members = ofQuestion(variables)
      const indicators = kind === 'multiple' || kind === 'ranking'
      const options = indicators
        ? members.filter(variable => variable.kind !== 'text').map((variable, index) => ({ code: index + 1, label: variable.label, variable: variable.id }))
        : (members.find(variable => variable.codes.length > 0)?.codes ?? []).map(({ code, label }) => ({ code, label }))
      return { id, number, title, kind, options, variables }
    }),
    paradata: dataset.variables.filter(variable => variable.role === 'paradata').map(variable => variable.id),
    /** How the three missing states stand in the data table. */
    missing: { none: null, notShown: NOT_SHOWN, empty: SHOWN_EMPTY },
  }
}

const bookFormats = { '.docx': 'codebookDocx', '.xlsx': 'codebookXlsx' } as const

/** The codebook of a questionnaire, from its design: as a file, as JSON, or as lines. */
async function designed(args: Args, console: Console, session: Session, forms: readonly { id: string; name: string }[]): Promise<number> {
  const wanted = args.values.get('form')
  const form = wanted === undefined ? forms.at(-1) : forms.find(one => one.id === wanted || one.name === wanted)
  if (!form) throw new YinguoError('NOT_FOUND', { what: 'questionnaire', id: wanted ?? '' })
  const out = args.values.get('out')
  if (out !== undefined) {
    const format = bookFormats[extname(out).toLowerCase() as keyof typeof bookFormats]
    if (!format) throw new UsageError('badValue', `-o ${out}`)
    const { bytes } = await session.client.call('form.exportFile', { form: form.id, format, language: args.values.get('language') ?? null, lang: console.lang, grant: grantOutput(session, out, args.flags.has('force')) })
    if (console.json) console.printJson({ file: out, form: form.id, bytes })
    else console.say(console.t('cli.wrote', { file: out }))
    return 0
  }
  const { variables, questions } = await session.client.call('form.variables', { form: form.id })
  if (console.json) console.printJson({ form: { id: form.id, name: form.name }, variables, questions })
  else console.print(`name\tkind\tlabel\tscale\toptions\n${variables.map(({ name, kind, label, scale, codes }) => [name, kind, label, scale ? `${scale.min}..${scale.max}` : '', codes.map(code => `${code.code}=${code.label}`).join(' | ')].join('\t')).join('\n')}\n`)
  return 0
}

export const command: Command = {
  usage: 'codebook FILE [--dataset ID|NAME | --form ID|NAME] [-o OUT.docx|OUT.xlsx] [--language TAG] [--force] [--json]',
  options: { dataset: 'value', form: 'value', out: 'value', language: 'value', force: 'flag' },
  positional: 1,
  run: (args, console) => withSession(console, async session => {
    await openToRead(session, console, required(args, 0, 'FILE'))
    const forms = await session.client.call('form.list', {})
    // A project with a questionnaire and no answers yet has the codebook of its design.
    if (args.values.has('form') || args.values.has('out') || (forms.length > 0 && (await session.client.call('dataset.list', {})).length === 0)) return designed(args, console, session, forms)
    const { id } = await chooseDataset(session, args.values.get('dataset'))
    const book = codebook(await session.client.call('dataset.get', { dataset: id }))
    if (console.json) { console.printJson(book); return 0 }
    const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
    console.print(`id\tname\tkind\trole\tscale\tlabel\toptions\n${book.variables.map(variable => [
      variable.id, variable.name, variable.kind, variable.role,
      variable.scale ? `${variable.scale.min}..${variable.scale.max}${variable.scale.direction === 'negative' ? ' (-)' : ''}` : '',
      variable.label, variable.options.map(option => `${option.code}=${option.label}`).join(' | '),
    ].map(oneLine).join('\t')).join('\n')}\n`)
    return 0
  }),
}
