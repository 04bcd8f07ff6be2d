import { z } from 'zod'
import type { Exported } from './export.ts'
import type { Term } from '../model/coding.ts'
import { command, job, query } from '../rpc/call.ts'
import { grant } from './project.ts'
import { tag } from './tags.ts'

const word = z.string().trim().min(1).max(60)

/** The dictionary of the project: words and the factors they speak for. */
export const termCalls = {
  'term.list': query<Term[]>()('term.list', z.object({}), () => [tag.terms, tag.factors]),
  /** New words, or other factors for known ones. */
  'term.set': command<{ changed: number }>()('term.set', z.object({ terms: z.array(z.object({ word, factor: z.string().min(1).max(120).nullable() })).min(1).max(5000) }), () => [tag.terms]),
  'term.remove': command<{ changed: number }>()('term.remove', z.object({ words: z.array(word).min(1).max(5000) }), () => [tag.terms]),
  /** Lines of word and factor name, with a tab between them, UTF-8. */
  'term.export': job<Exported>()('term.export', z.object({ grant })),
}
