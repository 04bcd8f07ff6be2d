import type { Methods } from '../method.ts'
import { tableForensics } from '../requests/tableForensics.ts'

export const forensics: Methods<'forensics'> = { forensics: tableForensics }
