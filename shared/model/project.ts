import { z } from 'zod'

export const purposes = ['student', 'satisfaction', 'qc-problem', 'qc-innovation', 'qcc'] as const
export const purpose = z.enum(purposes)
export type Purpose = z.infer<typeof purpose>

export interface ProjectInfo {
  id: string
  name: string
  purpose: Purpose
  createdAt: string
  /** File name without folder, as shown. */
  fileName: string
  readOnly: boolean
  /** True for the sample project. */
  sample: boolean
  savedAt: string
  /** The app did not close this project last time; recovered by SQLite. */
  recovered: boolean
}

export interface RecentProject { id: string; name: string; fileName: string; openedAt: string; missing: boolean }
