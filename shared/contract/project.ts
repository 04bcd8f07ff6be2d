import { z } from 'zod'
import { purpose } from '../model/project.ts'
import type { ProjectInfo, RecentProject } from '../model/project.ts'
import { command, query, session } from '../rpc/call.ts'
import { tag } from './tags.ts'

/** A file the host lets the engine touch: an opaque id, never a path. */
export const grant = z.string().min(8).max(64)

export interface Overview {
  datasets: number
  rows: number
  /** The chain 题项 → 因素 → 骨: how many there are and how many are not tied to the next. */
  chain: {
    items: number; itemsWithoutFactor: number
    factors: number; factorsWithoutItems: number
    bones: number; bonesWithoutFactor: number
    fishbones: number; figures: number
  }
  ledger: { issued: number | null; returned: number; valid: number } | null
}

export interface Finding {
  code: string
  /** ok: checked and sound. */
  level: 'ok' | 'warning' | 'error'
  params: Record<string, string | number>
}

export interface CheckReport { sound: boolean; findings: Finding[] }

/** What a backup was made before or after: a while of edits, an import, an upgrade of the file, closing, a restore. */
export const backupReasons = ['edits', 'import', 'migration', 'close', 'restore'] as const

/** A verified copy in the app's own data folder. */
export interface Backup {
  id: string
  /** ISO 8601 with offset: it holds everything saved until then. */
  at: string
  why: (typeof backupReasons)[number]
  bytes: number
  /** Responses in all data sets. */
  rows: number
  /** Its bytes are still those that were verified when it was made; only such a one can be restored. */
  sound: boolean
}

/** A project file that may not be open, nor openable: the one a grant or an entry of the recent projects names, else the open one. */
const projectFile = { grant: grant.optional(), recent: z.string().optional() }

export interface Restored {
  project: ProjectInfo
  /** Name of the file that was there before, kept in the same folder; null when there was none. */
  kept: string | null
}

export const projectCalls = {
  'project.info': query<ProjectInfo | null>()('project.info', z.object({}), () => [tag.project]),
  'project.recent': query<RecentProject[]>()('project.recent', z.object({})),
  'project.overview': query<Overview>()('project.overview', z.object({}), () => [tag.project, tag.datasets, tag.factors, tag.fishbones, tag.figures]),
  /** Integrity of the file, log chain, content hashes. */
  'project.check': query<CheckReport>()('project.check', z.object({}), () => [tag.history]),
  /** Newest first. Answered also for a file that cannot be opened. */
  'project.backups': query<Backup[]>()('project.backups', z.object(projectFile), () => [tag.backups]),
  'project.create': session<ProjectInfo>()('project.create', z.object({ grant, name: z.string().min(1).max(120), purpose })),
  /** To be edited it needs a grant to write; to be read only, any. */
  'project.open': session<ProjectInfo>()('project.open', z.object({ grant, readOnly: z.boolean().default(false) })),
  'project.openRecent': session<ProjectInfo>()('project.openRecent', z.object({ id: z.string(), readOnly: z.boolean().default(false) })),
  /** A fresh working copy of the sample in the app's own data folder. */
  'project.openSample': session<ProjectInfo>()('project.openSample', z.object({})),
  /** A whole, verified copy under the granted path; the project stays open where it is. */
  'project.saveCopy': session<{ fileName: string }>()('project.saveCopy', z.object({ grant })),
  /**
   * Puts a backup in the place of the project file and opens it. The file that was there stays beside it under another
   * name, so that opening that one undoes the restore.
   */
  'project.restore': session<Restored>()('project.restore', z.object({ ...projectFile, backup: z.string().max(64) })),
  'project.close': session<null>()('project.close', z.object({})),
  'project.rename': command<ProjectInfo>()('project.rename', z.object({ name: z.string().min(1).max(120) }), () => [tag.project]),
}
