import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { YinguoError } from '../../../shared/rpc/errors.ts'

/** Room for journals and temporary files beside whatever is written (SAFETY.md, section 5). */
export const SLACK_BYTES = 50_000_000
const COPY_FACTOR = 2.2

/** Free bytes on the disk of the folder `path` lies in; null where the system does not say. */
export function freeBytes(path: string): number | null {
  try {
    const stats = statfsSync(dirname(path))
    return stats.bavail * stats.bsize
  } catch { return null }
}

/** M04 {need, free} unless a copy of `bytes` to `target` leaves room to work: 2.2 times the document and 50 MB. */
export function assertSpaceForCopy(target: string, bytes: number): void {
  const free = freeBytes(target)
  const need = Math.ceil(COPY_FACTOR * bytes) + SLACK_BYTES
  if (free !== null && free < need) throw new YinguoError('M04', { need, free })
}
