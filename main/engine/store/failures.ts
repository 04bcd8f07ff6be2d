import { existsSync } from 'node:fs'
import type { ErrorCode } from '../../../shared/rpc/errors.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { freeBytes, SLACK_BYTES } from './space.ts'

interface Coded { code: string; message: string; path?: string }
const isCoded = (thrown: unknown): thrown is Coded =>
  typeof thrown === 'object' && thrown !== null && typeof (thrown as { code?: unknown }).code === 'string'

/** A disk without room to work: what is needed at least and what is free. A quota may leave both unsaid. */
function fullDisk(path: string): { need: number | null; free: number | null } {
  const free = freeBytes(path)
  return { need: free !== null && free < SLACK_BYTES ? SLACK_BYTES : null, free }
}

/**
 * What SQLite or the file system refused, as a message of the closed list; anything else comes back unchanged.
 * An input/output or permission error is never called damage (SAFETY.md D13).
 */
export function storeFailure(thrown: unknown, path: string, name: string): unknown {
  if (thrown instanceof YinguoError || !isCoded(thrown)) return thrown
  const because = (code: ErrorCode, params: Record<string, string | number | null>): YinguoError =>
    new YinguoError(code, params, `${thrown.code}: ${thrown.message}`)
  const { code } = thrown
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return because('M04', fullDisk(path))
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return because('M02', { by: '' })
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return because('M03', { where: 'pages' })
  if (code === 'SQLITE_ERROR' && thrown.message === 'malformed JSON') return because('M03', { where: 'data' })
  // SQLite says "cannot open" also of a journal it may not make beside the file.
  if (code === 'SQLITE_CANTOPEN' && existsSync(path)) return because('M26', { name })
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'SQLITE_CANTOPEN') return because('M25', { name })
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return because('M26', { name })
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO' || code === 'ENODEV') return because('M17', { path: name })
  return thrown
}

/** Writing to a target: what another program holds open is M14, what may not be written is M26. */
export function targetFailure(thrown: unknown, path: string, name: string): unknown {
  if (thrown instanceof YinguoError || !isCoded(thrown)) return thrown
  const detail = `${thrown.code}: ${thrown.message}`
  if (thrown.code === 'EBUSY' || thrown.code === 'ETXTBSY') return new YinguoError('M14', { name }, detail)
  // Windows answers EPERM for a file another program holds open; elsewhere it is a matter of rights.
  if (thrown.code === 'EPERM') return new YinguoError(process.platform === 'win32' ? 'M14' : 'M26', { name }, detail)
  if (thrown.code === 'EACCES' || thrown.code === 'EROFS' || thrown.code === 'EISDIR') return new YinguoError('M26', { name }, detail)
  return storeFailure(thrown, path, name)
}
