import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { YinguoError } from '../../shared/rpc/errors.ts'
import type { Grant, GrantTable } from './deps.ts'

/**
 * File grants for hosts: the page holds an id of 192 random bits, the path stays here.
 * A file to read can never be written through its grant; a place to write may also be read back.
 */
export function createGrantTable(): GrantTable {
  const grants = new Map<string, Grant>()
  return {
    add(path, access, options = {}) {
      const id = randomBytes(24).toString('base64url')
      grants.set(id, { path, access, overwrite: options.overwrite ?? false, name: options.name ?? basename(path) })
      return id
    },
    resolve(id, access) {
      const grant = grants.get(id)
      const fits = grant && (access === 'read' || grant.access !== 'read')
      if (!fits) throw new YinguoError('BAD_GRANT')
      return grant
    },
  }
}
