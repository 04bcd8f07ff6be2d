import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import type { Grant, GrantAccess, GrantTable } from '../engine/deps.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'

/** 192 bits: a grant cannot be guessed, so holding one is the permission. */
export const newGrantId = (): string => randomBytes(24).toString('base64url')

export interface KeptGrants extends GrantTable {
  /** Under an id the host has already given to the page. */
  keep(id: string, grant: Grant): void
}

/** A file to read can never be written through its grant; a place to write can also be read back. */
const allows: Record<GrantAccess, readonly GrantAccess[]> = {
  read: ['read'],
  write: ['read', 'write', 'create'],
  create: ['read', 'write', 'create'],
}

/** id → path. Only hosts fill it; the page and the engine's handlers know ids. */
export function createGrantTable(): KeptGrants {
  const grants = new Map<string, Grant>()
  return {
    keep(id, grant) { grants.set(id, grant) },
    add(path, access, options = {}) {
      const id = newGrantId()
      grants.set(id, { path, access, overwrite: options.overwrite ?? false, name: options.name ?? basename(path) })
      return id
    },
    resolve(id, access) {
      const grant = grants.get(id)
      if (!grant || !allows[grant.access].includes(access)) throw new YinguoError('BAD_GRANT')
      return grant
    },
  }
}
