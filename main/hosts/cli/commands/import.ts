import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { datasetTypes } from '../../../../shared/model/dataset.ts'
import { integer, oneOf, required, requiredValue } from '../args.ts'
import type { Command } from '../command.ts'
import { importSheet } from '../importSheet.ts'
import { needFile, projectPath, withSession } from '../session.ts'
import { updateData } from '../updateData.ts'
import { warningLines } from '../warnings.ts'

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'windows-1252', 'mac-roman'] as const

export const command: Command = {
  usage: 'import FILE --into PROJECT [--sheet N|NAME] [--header-rows N] [--platform ID] [--encoding NAME] [--wave NAME] [--form NAME] [--type survey|complaints|interviews|log] [--keep-identifiers] [--update [DATASET]] [--conflicts local|file] [--exclude-gone] [--json]',
  options: { into: 'value', sheet: 'value', 'header-rows': 'value', platform: 'value', encoding: 'value', wave: 'value', form: 'value', type: 'value', 'keep-identifiers': 'flag', update: 'choice', conflicts: 'value', 'exclude-gone': 'flag' },
  positional: 1,
  async run(args, console) {
    const file = required(args, 0, 'FILE')
    const project = projectPath(requiredValue(args, 'into'))
    const choice = {
      sheet: args.values.get('sheet'), headerRows: integer(args, 'header-rows', 0, 3), platform: args.values.get('platform'),
      encoding: oneOf(args, 'encoding', encodings), wave: args.values.get('wave'), form: args.values.get('form'), type: oneOf(args, 'type', datasetTypes), keepIdentifiers: args.flags.has('keep-identifiers'),
    }
    const conflicts = oneOf(args, 'conflicts', ['local', 'file'] as const)
    const updating = args.flags.has('update') || args.values.has('update')
    await needFile(file)
    const made = !existsSync(project)
    try {
      return await withSession(console, async session => {
        if (made) await session.client.call('project.create', { grant: session.grant(project, 'create'), name: basename(project, extname(project)), purpose: 'student' })
        else await session.client.call('project.open', { grant: session.grant(project, 'write') })
        if (updating) return updateData(session, console, file, choice, { dataset: args.values.get('update'), conflicts, excludeGone: args.flags.has('exclude-gone'), project })
        const outcome = await importSheet(session, console, file, choice)
        for (const line of warningLines(console, outcome.warnings)) console.say(line)
        if (console.json) console.printJson({ ...outcome, project })
        else console.print(`${console.t('cli.imported', { rows: outcome.rows, variables: outcome.variables.length, dataset: outcome.dataset.name, project })}\n`)
        if (!console.json) for (const { name, rows } of outcome.related) console.print(`${console.t('import.relatedImported', { name, rows })}\n`)
        return 0
      }, true)
    } catch (thrown) {
      // A project that was made for this import and holds nothing is not left behind.
      if (made) await rm(project, { force: true })
      throw thrown
    }
  },
}
