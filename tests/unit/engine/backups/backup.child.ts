// A process that backs a project up over and over and says when each begins and ends. It is meant to be killed.
// argv: project, the app's own data folder.
import { writeSync } from 'node:fs'
import { backUp } from '../../../../main/engine/store/backups.ts'
import { BackupShelf } from '../../../../main/engine/store/backupShelf.ts'
import { openProject } from '../../../../main/engine/store/openProject.ts'

const [path = '', appData = ''] = process.argv.slice(2)
const store = await openProject(path, { readOnly: false, scratch: appData })
const shelf = new BackupShelf(appData)
for (;;) {
  writeSync(1, 'begin\n')
  await backUp(store.database, shelf, path, new Date().toISOString(), 'edits')
  writeSync(1, 'end\n')
}
