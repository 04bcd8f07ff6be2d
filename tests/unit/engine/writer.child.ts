// A process that edits a project as fast as it can and says on stdout what was committed. It is meant to be killed.
// argv: project, folder for scratch, number the edits begin with.
import { writeSync } from 'node:fs'
import { openProject } from '../../../main/engine/store/openProject.ts'

const [path = '', scratch = '', from = '1'] = process.argv.slice(2)
const store = await openProject(path, { readOnly: false, scratch })
writeSync(1, 'open\n')
for (let n = Number(from); ; n++) {
  store.write({ kind: 'dataset.setCells', actor: 'child', at: new Date().toISOString() }, project => {
    project.setCells(1, [{ rid: 1 + n % 50, variable: 'Q1', value: n }, { rid: 1 + (n * 7) % 50, variable: 'Q2', value: `text ${n}` }])
    if (n % 5 === 0) project.addFactor(null, `F${n}`)
  })
  writeSync(1, `${n}\n`)
}
