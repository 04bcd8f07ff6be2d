// A process that holds a project open until its stdin closes. argv: project, folder for scratch.
import { writeSync } from 'node:fs'
import { openProject } from '../../../main/engine/store/openProject.ts'

const [path = '', scratch = ''] = process.argv.slice(2)
const store = await openProject(path, { readOnly: false, scratch })
store.write({ kind: 'project.rename', actor: 'holder', at: new Date().toISOString() }, project => project.renameProject('held'))
writeSync(1, 'open\n')
process.stdin.on('end', () => { store.close(); process.exit(0) }).resume()
