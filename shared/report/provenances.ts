import type { Provenance, RenderedReport } from './rendered.ts'

/** Of everything in a report that is bound to a result, in reading order. */
export function provenances(report: RenderedReport): Provenance[] {
  return report.blocks.flatMap(block => {
    switch (block.kind) {
      case 'paragraph': return block.runs.flatMap(run => (run.provenance ? [run.provenance] : []))
      case 'list': return block.items.flat().flatMap(run => (run.provenance ? [run.provenance] : []))
      case 'figure': case 'table': return block.provenance ? [block.provenance] : []
      default: return []
    }
  })
}
