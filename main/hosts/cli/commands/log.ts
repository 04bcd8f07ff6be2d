import type { CellChange } from '../../../../shared/contract/dataset.ts'
import type { ChangeSet } from '../../../../shared/contract/history.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { integer, required, UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import { chooseDataset, isProjectName, openToRead, withSession } from '../session.ts'
import type { Session } from '../session.ts'

interface CellLine extends CellChange { variable: string; row: number }

async function changeSets(session: Session): Promise<ChangeSet[]> {
  const all: ChangeSet[] = []
  for (;;) {
    const { total, sets } = await session.client.call('history.list', { offset: all.length, limit: 500 })
    all.push(...sets)
    if (sets.length === 0 || all.length >= total) return all
  }
}

/** Changes of the cells of one variable, one row, or one cell, oldest first. Only edited cells are looked into. */
async function cellChanges(session: Session, dataset: number, variable: string | undefined, row: number | undefined): Promise<CellLine[]> {
  const { variables } = await session.client.call('dataset.get', { dataset })
  const wanted = variable === undefined ? variables : variables.filter(candidate => candidate.id === variable || candidate.name === variable)
  if (wanted.length === 0) throw new YinguoError('NOT_FOUND', { what: 'variable', id: variable ?? '' })
  const ids = wanted.map(candidate => candidate.id)
  const lines: CellLine[] = []
  for (let offset = 0, seen = false; ;) {
    const page = await session.client.call('dataset.page', { dataset, offset, limit: 1000, variables: ids })
    for (const found of page.rows) {
      if (row !== undefined && found.rid !== row) continue
      seen = true
      for (const index of found.edited) {
        const id = page.variables[index]
        if (id === undefined) continue
        const changes = await session.client.call('dataset.cellHistory', { dataset, rid: found.rid, variable: id })
        lines.push(...changes.map(change => ({ ...change, variable: id, row: found.rid })))
      }
    }
    offset += page.rows.length
    if (page.rows.length === 0 || offset >= page.total) {
      if (row !== undefined && !seen) throw new YinguoError('NOT_FOUND', { what: 'row', id: row })
      return lines.sort((a, b) => a.changeSet - b.changeSet)
    }
  }
}

export const command: Command = {
  usage: 'log PROJECT [--variable V] [--row ID] [--dataset ID|NAME] [--json]',
  options: { variable: 'value', row: 'value', dataset: 'value' },
  positional: 1,
  async run(args, console) {
    const project = required(args, 0, 'PROJECT')
    if (!isProjectName(project)) throw new UsageError('badValue', project)
    const variable = args.values.get('variable')
    const row = integer(args, 'row', 1, Number.MAX_SAFE_INTEGER)
    return withSession(console, async session => {
      await openToRead(session, console, project)
      if (variable === undefined && row === undefined) {
        const sets = (await changeSets(session)).reverse()
        if (console.json) console.printJson({ project, changes: sets })
        else console.print(sets.map(set => [set.id, set.at, set.actor, set.kind, set.of ?? '', set.undone ? 'undone' : '', JSON.stringify(set.params), set.reason ?? ''].join('\t') + '\n').join(''))
        return 0
      }
      const { id } = await chooseDataset(session, args.values.get('dataset'))
      const cells = await cellChanges(session, id, variable, row)
      if (console.json) console.printJson({ project, dataset: id, cells })
      else console.print(cells.map(cell => [cell.changeSet, cell.at, cell.actor, cell.kind, cell.row, cell.variable, JSON.stringify(cell.from), JSON.stringify(cell.to), cell.reason ?? ''].join('\t') + '\n').join(''))
      return 0
    })
  },
}
