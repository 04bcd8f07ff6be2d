import { z } from 'zod'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

/** A remark on one cell, or on a whole row (variable null). */
export interface Comment {
  id: string
  dataset: number
  rid: number
  variable: string | null
  text: string
  actor: string
  at: string
  resolved: boolean
}

const dataset = z.number().int().positive()
const rid = z.number().int().positive()
const variable = z.string().min(1).max(120)
const comment = z.string().min(1).max(80)
const text = z.string().trim().min(1).max(2000)

export const commentCalls = {
  /** Oldest first: of a cell, a row, or the whole data set. */
  'comment.list': query<Comment[]>()('comment.list', z.object({ dataset, rid: rid.optional(), variable: variable.optional() }), p => [tag.comments(p.dataset)]),
  'comment.add': command<Comment>()('comment.add', z.object({ dataset, rid, variable: variable.nullable(), text }), p => [tag.comments(p.dataset)]),
  'comment.resolve': command<Comment>()('comment.resolve', z.object({ comment, resolved: z.boolean() })),
  'comment.remove': command<null>()('comment.remove', z.object({ comment })),
}
