// Entry of the process that opens a project of unknown origin before the engine does (SAFETY.md Q2): `trial.ts FILE FOLDER PARENT`.
// It says when it begins. What is refused in here is refused in the engine too, with its reason; all this process has to do is to end of itself.
import { writeSync } from 'node:fs'
import { endWith } from '../parentWatch.ts'
import { openProject } from './openProject.ts'

const [path = '', scratch = '', parent = ''] = process.argv.slice(2)
endWith(Number(parent))
writeSync(1, 'begin\n')
await openProject(path, { readOnly: true, scratch }).then(store => {
  store.info()
  store.close()
}, () => {})
