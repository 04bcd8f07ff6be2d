// `npm run fuzz [-- --cases 2000 --seed 1 --from FOLDER]`: real files, changed at the level of bytes, zip entries and XML
// tokens, each read under the limits of the import worker. Every case must be read or refused with a code within 60 s, or be killed then (M13).
// What is neither is written to test-results/fuzz with its seed. Meant for the nightly run.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mutate, seeded } from '../../tests/fixtures/import/mutate.ts'
import { isCode, Probe } from '../../tests/fixtures/import/probe.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : process.argv[at + 1]
}
const cases = Number(option('cases', 2000))
const first = Number(option('seed', Math.floor(Date.now() / 1000) % 1_000_000_000))
const folders = [option('from', null), join(root, '../shared/workbooks'), join(root, '../shared/surveys'), join(root, 'tests/fixtures/import/files')].filter(Boolean).map(folder => resolve(folder))
const readable = /\.(xlsx|xlsm|xls|xlsb|ods|csv|tsv|txt|sav|zsav|zip)$/i
/** Cases that once broke a promise, by file and seed: tried first, every time. 55982.xls: the reader of old workbooks never returns. */
const known = [['55982.xls', 1804]]
const files = folders.filter(existsSync).flatMap(folder => readdirSync(folder, { recursive: true }).map(name => join(folder, name)))
  .filter(path => readable.test(path) && statSync(path).isFile() && statSync(path).size < 2_000_000).sort()
/** By kind, so that the rare ones have their turn as well. */
const kinds = [...Map.groupBy(files, path => extname(path).toLowerCase()).values()]
const failures = join(root, 'test-results/fuzz')
mkdirSync(failures, { recursive: true })
const say = text => process.stdout.write(`${text}\n`)
say(`fuzz: ${cases} cases of ${files.length} files, seed ${first} (again with --seed ${first})`)

const probe = new Probe()
const outcomes = new Map()
let failed = 0
let slowest = { ms: 0, what: '' }
const input = join(failures, 'current.bin')
/** Half of the cases from all files alike, half kind by kind. */
function fileOf(seed, index) {
  const random = seeded(seed ^ 0x5bd1e995)
  const from = index % 2 === 0 ? files : kinds[(index >> 1) % kinds.length]
  return from[Math.floor(random() * from.length)]
}
const again = known.flatMap(([name, seed]) => files.filter(path => basename(path) === name).map(path => ({ path, seed })))
const tried = [...again, ...Array.from({ length: cases }, (_, index) => ({ path: fileOf(first + index, index), seed: first + index }))]
for (const { path, seed } of tried) {
  const { bytes, level } = await mutate(readFileSync(path), seed)
  writeFileSync(input, bytes)
  const answer = await probe.ask({ path: input, name: basename(path) })
  const outcome = answer.read === 'none' ? (answer.proposed === 'none' ? 'imported' : `read, ${answer.proposed.slice(0, 40)}`) : answer.read.slice(0, 60)
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  if (answer.read === 'M13') say(`seed ${seed} of ${basename(path)}: hung, stopped`)
  if (answer.ms > slowest.ms) slowest = { ms: answer.ms, what: `${basename(path)}, seed ${seed}` }
  if (!isCode(answer.read) || !isCode(answer.proposed) || answer.polluted) {
    failed++
    const kept = join(failures, `${seed}-${level}${extname(path)}`)
    writeFileSync(kept, bytes)
    writeFileSync(`${kept}.txt`, `${path}\nseed ${seed}\n${answer.read}\n${answer.proposed}\npolluted: ${answer.polluted}\n`)
    say(`seed ${seed} ${level} of ${basename(path)}: ${(isCode(answer.read) ? answer.proposed : answer.read).split('\n').slice(0, 3).join(' | ')}`)
  }
}
await probe.close()
for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1])) say(`${String(count).padStart(6)}  ${outcome}`)
say(`slowest: ${Math.round(slowest.ms)} ms (${slowest.what})`)
say(`${tried.length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
