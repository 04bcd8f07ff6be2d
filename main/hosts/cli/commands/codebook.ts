import type { Dataset } from '../../../../shared/model/dataset.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../../shared/model/missing.ts'
import { required } from '../args.ts'
import type { Command } from '../command.ts'
import { chooseDataset, openToRead, withSession } from '../session.ts'

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

export const command: Command = {
  usage: 'codebook FILE [--dataset ID|NAME] [--json]',
  options: { dataset: 'value' },
  positional: 1,
  run: (args, console) => withSession(console, async session => {
    await openToRead(session, console, required(args, 0, 'FILE'))
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
