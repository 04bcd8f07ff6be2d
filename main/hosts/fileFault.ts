import { toYinguoError, YinguoError } from '../../shared/rpc/errors.ts'

/** What the file system said, as one of the messages a person can act on. */
export function fileFault(thrown: unknown, name: string): YinguoError {
  const code = (thrown as { code?: unknown } | null)?.code
  switch (code) {
    case 'ENOENT': case 'EISDIR': case 'ENOTDIR': return new YinguoError('M25', { name })
    case 'EACCES': case 'EPERM': case 'EROFS': return new YinguoError('M26', { name })
    case 'EBUSY': case 'ETXTBSY': return new YinguoError('M14', { name })
    case 'EEXIST': return new YinguoError('M24', { name })
    case 'ENOSPC': case 'EDQUOT': return new YinguoError('M04', { need: null, free: 0 })
    default: return toYinguoError(thrown)
  }
}
