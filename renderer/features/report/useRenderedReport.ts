import { useMemo } from 'react'
import type { RenderedBlock, RenderedReport } from '../../../shared/report/rendered.ts'
import type { YinguoError } from '../../../shared/rpc/errors.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'

/** The report worked out, and its blocks by id; the last one while a new one is on its way. */
export function useRenderedReport(report: string): { rendered: RenderedReport | undefined; byId: ReadonlyMap<string, RenderedBlock>; error: YinguoError | null } {
  const { data, error } = useEngineQuery('report.render', { report }, { giveUp: true })
  const rendered = data?.id === report ? data : undefined
  const byId = useMemo(() => new Map(rendered?.blocks.map(block => [block.id, block])), [rendered])
  return { rendered, byId, error }
}
