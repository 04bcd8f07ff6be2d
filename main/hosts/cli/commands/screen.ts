import type { ScreenedRow } from '../../../../shared/contract/screening.ts'
import { hintRules, screeningRules } from '../../../../shared/model/screening.ts'
import type { ScreeningRule } from '../../../../shared/model/screening.ts'
import { factWords } from '../../../../shared/presentation/screening.ts'
import { list, required, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import type { Command } from '../command.ts'
import { chooseDataset, openToRead, withSession } from '../session.ts'

const PAGE = 1000

/** `--rules tooFast,omission`: these and no others. */
function chosenRules(args: Args): ScreeningRule[] | null {
  const words = list(args, 'rules')
  const unknown = words?.find(word => !(screeningRules as readonly string[]).includes(word))
  if (unknown !== undefined) throw new UsageError('badValue', `--rules ${unknown}`)
  return (words as ScreeningRule[] | undefined) ?? null
}

export const command: Command = {
  usage: 'screen FILE [--rules RULE,RULE…] [--dataset ID|NAME] [--json]',
  options: { rules: 'value', dataset: 'value' },
  positional: 1,
  async run(args, console) {
    const chosen = chosenRules(args)
    return withSession(console, async session => {
      await openToRead(session, console, required(args, 0, 'FILE'))
      const { id, name, simulated } = await chooseDataset(session, args.values.get('dataset'))
      const { client } = session
      const kept = (await client.call('screening.run', { dataset: id })).settings
      // A rule that is named is asked, whatever its mode.
      const settings = chosen === null ? kept : screeningRules.reduce((all, rule) => ({
        ...all, [rule]: { ...all[rule], mode: !chosen.includes(rule) ? 'off' : hintRules.includes(rule) ? 'hint' : 'exclude' },
      }), kept)
      const report = await client.call('screening.run', { dataset: id, settings })
      const found = await Promise.all(report.rules.map(async outcome => {
        const rows: ScreenedRow[] = []
        while (rows.length < outcome.n) rows.push(...(await client.call('screening.hits', { dataset: id, settings, rule: outcome.rule, offset: rows.length, limit: PAGE })).rows)
        return { ...outcome, hits: rows.map(({ rid, excluded, evidence }) => ({ rid, excluded, evidence: evidence.find(each => each.rule === outcome.rule)?.params ?? {} })) }
      }))
      const shown = chosen === null ? found : found.filter(({ rule }) => chosen.includes(rule))
      if (console.json) {
        const ledger = await client.call('screening.ledger', { dataset: id })
        const effect = await client.call('screening.effect', { dataset: id, settings, rules: chosen })
        console.printJson({ dataset: { id, name, simulated }, rows: report.rows, excluded: report.excluded, ledger, union: report.union, rules: shown, effect })
        return 0
      }
      const { t } = console
      const columns = (['rule', 'mode', 'n', 'excluded', 'rows', 'why'] as const).map(key => t(`screening.cli.column.${key}`))
      const lines = shown.map(outcome => [
        outcome.rule, outcome.mode, outcome.n, outcome.excluded, outcome.hits.map(({ rid }) => rid).join(' '),
        outcome.unavailable === null ? factWords(t, outcome).join(' · ') : t(`screening.unavailable.${outcome.unavailable}`),
      ].join('\t'))
      console.print(`${[columns.join('\t'), ...lines].join('\n')}\n`)
      if (chosen === null) console.say(t('screening.cli.summary', { rows: report.rows, ...report.union }))
      if (simulated) console.say(t('cli.simulated'))
      return 0
    })
  },
}
