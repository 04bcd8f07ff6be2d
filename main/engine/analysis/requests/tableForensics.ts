import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { arithmeticFindings } from '../forensics/arithmetic.ts'
import { leadFindings, recoveredWeights } from '../forensics/brandWeights.ts'
import { readTable } from '../forensics/printedTable.ts'
import { printedStatistics, statisticsFindings } from '../forensics/statistics.ts'
import { checkVerdict } from '../forensics/verdict.ts'

/** A published table checked from what it prints alone: every finding is `bad`, `good` or `open` with the numbers behind it. */
export function tableForensics(_project: ProjectReader, request: RequestOf<'forensics'>): JsonObject {
  const table = readTable(request.table, request.n)
  const rows = printedStatistics(table)
  const { recovered, findings: weights } = recoveredWeights(table)
  const { leads, findings: differences } = leadFindings(table)
  const { verdict, findings: words } = checkVerdict(request.verdict, rows, request.scale)
  const findings = [...statisticsFindings(rows, request.scale, request.items), ...arithmeticFindings(table), ...weights, ...differences, ...words]
  return asJson({
    status: table.columns.length === 0 ? 'noNumbers' : findings.length === 0 ? 'nothingToCheck' : 'solved',
    turned: table.turned, columns: table.columns.map(({ header, role, n }) => ({ header, role, n })), rows: table.rows.map(row => row.label),
    scale: request.scale, items: request.items, problems: findings.filter(one => one.outcome === 'bad').length,
    findings, recovered, leads, verdict,
  })
}
