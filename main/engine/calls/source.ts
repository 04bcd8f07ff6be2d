import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildParetoFigure } from '../../../shared/figures/pareto/build.ts'
import { buildSourceMeans } from '../../../shared/figures/bar/sourceMeans.ts'
import type { Figure } from '../../../shared/figures/figure.ts'
import type { Lang } from '../../../shared/i18n/translate.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { paretoSpec } from '../../../shared/model/figureSpec.ts'
import { logColumns } from '../../../shared/model/logColumns.ts'
import type { SourceTable } from '../../../shared/model/sourceTable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { findVariable } from '../analysis/findVariable.ts'
import { paretoResult } from '../analysis/paretoResult.ts'
import { segmentView } from '../analysis/segmentView.ts'
import { newOptions } from '../coding/newOptions.ts'
import { timeTable } from '../coding/timeTable.ts'
import { writeFileWhole } from '../export/writeFile.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ImportOrigin } from '../store/writer.ts'

type Names = 'source.tables' | 'source.saveTable' | 'source.removeTable' | 'source.figure' | 'source.newLog' | 'source.template' | 'source.addRecord' | 'source.setType' | 'source.timeTable'

function tableOf(project: ProjectReader, id: string): SourceTable {
  const table = project.sourceTables().find(each => each.id === id)
  if (!table) throw new YinguoError('NOT_FOUND', { what: 'source', id })
  return table
}

function figureOf(project: ProjectReader, table: SourceTable, lang: Lang): Figure {
  const words = translator(lang)
  const frame = { title: table.name, period: table.period, source: table.origin }
  if (table.kind === 'figures') throw new YinguoError('BAD_VALUE', { variable: table.name, value: table.kind, why: 'noFigure' })
  if (table.kind === 'means') return buildSourceMeans(table, words)
  const spec = paretoSpec.parse({ kind: 'pareto', source: { type: 'counts', rows: table.rows, unit: table.unit }, frame })
  return buildParetoFigure(paretoResult(project, spec), spec, words)
}

export const sourceHandlers: Handlers<Names> = {
  'source.tables': (_, { project }) => project.sourceTables(),
  'source.saveTable': ({ table, content }, { project, describe }) => {
    describe({ name: content.name, rows: content.rows.length })
    return project.saveSourceTable(table, content)
  },
  'source.removeTable': ({ table }, { project, describe }) => {
    describe({ name: project.sourceTables().find(each => each.id === table)?.name ?? '' })
    project.removeSourceTable(table)
    return null
  },
  'source.figure': ({ table, lang }, { project }) => figureOf(project, tableOf(project, table), lang),
  'source.newLog': ({ type, name, columns }, { stage, commit }) => {
    const asked = new Map(columns.map(column => [column.meaning, column]))
    const variables = logColumns[type].flatMap(({ id, meaning, kind, role, scale }): ImportOrigin['variables'] => {
      const words = asked.get(meaning)
      return words ? [{ id, name: words.label, label: words.label, kind, role, question: null, source: { take: 'constant', column: 0, text: '' }, codes: words.codes, scale, include: true, treatment: 'keep', meaning }] : []
    })
    if (variables.length === 0) throw new YinguoError('BAD_VALUE', { variable: name, value: '', why: 'nothingIncluded' })
    const bytes = new Uint8Array(0)
    const staging = stage(variables.map(variable => variable.id))
    return commit(project => project.dataset(project.adoptStaging(staging, {
      recipe: { name, questions: [], variables, issued: null, period: '', type, wave: null },
      questions: [], variables, bytes, simulated: false,
      source: { file: '', sha256: createHash('sha256').update(bytes).digest('hex'), container: 'none', sheet: null, encoding: null, platform: 'manual', headerRows: 0 },
    })))
  },
  'source.template': async ({ type, lang, grant: id }, { deps }) => {
    const grant = deps.grants.resolve(id, 'write')
    const bytes = await readFile(join(deps.resources, 'templates', `${type}.${lang}.xlsx`))
    return { fileName: grant.name, bytes: await writeFileWhole(grant.path, bytes, { overwrite: grant.overwrite, name: grant.name }), warnings: [] }
  },
  'source.addRecord': ({ dataset, cells }, { project, describe }) => {
    const { name, variables } = project.dataset(dataset)
    const added = newOptions(variables, cells)
    for (const { variable, codes } of added) project.updateVariables(dataset, [variable], { codes })
    const { rids } = project.insertRows(dataset, [cells])
    describe({ dataset, name })
    return { rid: rids[0]!, newOptions: added.length }
  },
  'source.setType': ({ dataset, type }, { project, describe }) => {
    describe({ dataset, name: project.dataset(dataset).name })
    project.setDatasetType(dataset, type)
    return null
  },
  'source.timeTable': ({ dataset, variable, by, segment, second }, { project: whole }) => {
    const { project } = segmentView(whole, dataset, segment)
    const found = findVariable(project.dataset(dataset), variable)
    const other = second && { values: project.columns.numbers(dataset, findVariable(project.dataset(dataset), second.variable).id), how: second.how }
    return timeTable(project.columns.values(dataset, found.id), by, other)
  },
}
