import { z } from 'zod'
import type { ExpressionProblem } from '../expression/problem.ts'
import type { Segment } from '../model/segment.ts'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const segment = z.string().min(1).max(120)
const name = z.string().trim().min(1).max(80)
const condition = z.string().min(1).max(2000)

export type SegmentProblem = Omit<ExpressionProblem, 'code'> & { code: ExpressionProblem['code'] | 'needsCondition' }
export interface SegmentPreview {
  problem: SegmentProblem | null
  /** Cases in the segment, of those that count; `unknown`: the condition is missing for them, so they are not in it. */
  n: number
  of: number
  unknown: number
}
/** `text`: the condition with variables by their short names. */
export interface ListedSegment extends Segment { text: string; n: number }

export const segmentCalls = {
  'segment.list': query<ListedSegment[]>()('segment.list', z.object({ dataset: dataset.nullable().default(null) }),
    p => [tag.segments, tag.datasets, ...(p.dataset === null ? ['cells:*' as const, 'variables:*' as const] : [tag.cells(p.dataset), tag.variables(p.dataset)])]),
  'segment.preview': query<SegmentPreview>()('segment.preview', z.object({ dataset, condition }), p => [tag.cells(p.dataset), tag.variables(p.dataset)]),
  /** BAD_VALUE with `problem` for a condition that cannot be read, or a name that is taken. */
  'segment.create': command<Segment>()('segment.create', z.object({ dataset, name, condition }), () => [tag.segments]),
  'segment.update': command<Segment>()('segment.update', z.object({ segment, name: name.optional(), condition: condition.optional() }), () => [tag.segments]),
  'segment.remove': command<null>()('segment.remove', z.object({ segment }), () => [tag.segments]),
}
