// A process that makes a number of edits and says on stdout which ones were committed. Its system calls are recorded.
// argv: project, folder for scratch, number of edits, setting of `synchronous` (EXTRA as shipped, OFF for the control).
import { writeSync } from 'node:fs'
import { openProject } from '../../main/engine/store/openProject.ts'

const [path = '', scratch = '', edits = '1', synchronous = 'EXTRA'] = process.argv.slice(2)
const store = await openProject(path, { readOnly: false, scratch })
if (synchronous !== 'EXTRA') store.database.pragma(`synchronous = ${synchronous}`)
writeSync(1, '0\n')
for (let n = 1; n <= Number(edits); n++) {
  store.write({ kind: 'dataset.setCells', actor: 'child', at: new Date().toISOString() }, project => {
    project.setCells(1, [{ rid: 1 + n % 50, variable: 'Q1', value: n }, { rid: 1 + (n * 7) % 50, variable: 'Q2', value: `text ${n}` }])
    if (n % 5 === 0) project.addFactor(null, `F${n}`)
  })
  writeSync(1, `${n}\n`)
}
store.close()
