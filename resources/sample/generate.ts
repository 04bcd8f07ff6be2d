// Makes the sample again from its seed: `npm run sample`. The workbook first, then, through the engine, the project.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withSession } from '../../main/hosts/cli/session.ts'
import { quiet } from './console.ts'
import { furnishSample, PROJECT_NAME, sampleRecipe } from './project.ts'
import { writeSampleReport } from './report.ts'
import { respondents } from './respondents.ts'
import { responseWorkbook } from './workbook.ts'

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
export const workbookFile = here('mobile-satisfaction.xlsx')
const projectFile = here('sample.yinguo')

async function generateWorkbook(target = workbookFile): Promise<void> {
  await writeFile(target, await responseWorkbook(respondents()))
}

/** The sample project in a folder of its own; returns its path. */
async function generateProject(folder: string, workbook = workbookFile): Promise<string> {
  const path = join(folder, 'sample.yinguo')
  await withSession(quiet, async ({ client, grant }) => {
    await client.call('project.create', { grant: grant(path, 'create'), name: PROJECT_NAME, purpose: 'student' })
    const proposal = await client.call('import.inspect', { grant: grant(workbook, 'read') })
    const { dataset } = await client.call('import.commit', { session: proposal.session, recipe: sampleRecipe(proposal) })
    await furnishSample(client, dataset.id, respondents())
    await writeSampleReport(client)
  })
  return path
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scratch = await mkdtemp(join(tmpdir(), 'yinguo-sample-'))
  process.env['YINGUO_DATA'] = scratch
  process.env['YINGUO_ACTOR'] = 'sample'
  await generateWorkbook()
  await copyFile(await generateProject(scratch), projectFile)
  await rm(scratch, { recursive: true, force: true })
}
