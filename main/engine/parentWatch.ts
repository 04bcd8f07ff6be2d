import { Worker } from 'node:worker_threads'

/** Looks from a thread of its own, since the main one may be inside SQLite. Windows keeps the number of a parent that is gone. */
const watch = `
  const parent = require('node:worker_threads').workerData
  const alive = () => { try { return process.kill(parent, 0) } catch { return false } }
  setInterval(() => { if (process.ppid !== parent || !alive()) process.kill(process.pid, 'SIGKILL') }, 250)
`

/** Ends this process soon after the process that started it, whatever keeps it busy. It does not keep it from ending. */
export function endWith(parent: number): void {
  new Worker(watch, { eval: true, workerData: parent }).unref()
}
