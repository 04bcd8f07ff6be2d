// Type-checks every room with its own tsconfig, so that a room cannot see what its neighbours may use.
import { spawnSync } from 'node:child_process'

const rooms = ['shared', 'main', 'main/hosts/electron', 'preload', 'renderer', 'tests']
const only = process.argv.slice(2)
let failed = 0
for (const room of rooms) {
  if (only.length > 0 && !only.includes(room)) continue
  const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', `${room}/tsconfig.json`, '--pretty', 'false'], { stdio: 'inherit' })
  if (run.status !== 0) { failed++; process.stderr.write(`types: ${room} failed\n`) }
}
process.exit(failed ? 1 : 0)
