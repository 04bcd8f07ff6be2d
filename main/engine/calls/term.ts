import { writeTerms } from '../../../shared/model/termText.ts'
import { writeFileWhole } from '../export/writeFile.ts'
import type { Handlers } from '../handler.ts'

export const termHandlers: Handlers<'term.list' | 'term.set' | 'term.remove' | 'term.export'> = {
  'term.list': (_, { project }) => project.terms(),
  'term.set': ({ terms }, { project, describe }) => {
    const changed = project.setTerms(terms)
    describe({ words: changed, name: terms.length === 1 ? terms[0]!.word : '' })
    return { changed }
  },
  'term.remove': ({ words }, { project, describe }) => {
    const changed = project.removeTerms(words)
    describe({ words: changed, name: words.length === 1 ? words[0]! : '' })
    return { changed }
  },
  'term.export': async ({ grant: id }, { project, deps }) => {
    const grant = deps.grants.resolve(id, 'write')
    const bytes = new TextEncoder().encode(writeTerms(project.terms(), project.factors()))
    return { fileName: grant.name, bytes: await writeFileWhole(grant.path, bytes, { overwrite: grant.overwrite, name: grant.name }), warnings: [] }
  },
}
