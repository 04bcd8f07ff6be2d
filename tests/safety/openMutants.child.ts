// Opens spoilt copies of a project one after another: `openMutants.child.ts FILE FOLDER COUNT`. Says the number and outcome of each.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { storeFailure } from '../../main/engine/store/failures.ts'
import { openProject } from '../../main/engine/store/openProject.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'

const [file = '', folder = '', count = '0'] = process.argv.slice(2)
const good = readFileSync(file)
const pageSize = good.readUInt16BE(16)
let state = 20_261_122
/** A whole number below `n`; the same ones in every run. */
const below = (n: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  return Math.floor(state / 2 ** 32 * n)
}

/** Spoils where SQLite reads before it checks: page headers, cell pointers, the first page; sometimes anywhere. */
function spoil(bytes: Buffer): Buffer {
  const pages = Math.floor(bytes.length / pageSize)
  for (let change = 1 + below(4); change > 0; change--) {
    const page = below(3) === 0 ? 0 : below(pages)
    const at = page * pageSize + (below(4) === 0 ? below(pageSize) : (page === 0 ? below(160) : below(40)))
    const kind = below(5)
    if (kind === 0) bytes[at] = below(256)
    else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
    else if (kind === 2 && at + 4 <= bytes.length) bytes.writeUInt32BE(1 + below(pages), at)
    else if (kind === 3) bytes.copy(bytes, page * pageSize, below(pages) * pageSize, pages * pageSize)
    else if (below(4) === 0) return bytes.subarray(0, below(bytes.length))
  }
  return bytes
}

for (let n = 0; n < Number(count); n++) {
  const path = join(folder, `mutant-${n}.yinguo`)
  writeFileSync(path, spoil(Buffer.from(good)))
  let outcome = 'opened'
  try {
    const store = await openProject(path, { readOnly: true, scratch: folder })
    try {
      store.info()
      for (const { id } of store.reader.datasets()) for (const variable of store.reader.dataset(id).variables) store.reader.columns.values(id, variable.id)
    } finally { store.close() }
  } catch (thrown) {
    const failure = storeFailure(thrown, path, 'mutant')
    outcome = failure instanceof YinguoError ? failure.code : `defect: ${String(thrown)}`
  }
  process.stdout.write(`${n} ${outcome}\n`)
  for (const beside of ['', '-journal']) rmSync(path + beside, { force: true })
}
