import { integer, list, requiredValue, UsageError } from '../args.ts'
import { readPrintedTable } from '../printedTable.ts'
import type { AnalyzeMethods } from './method.ts'

export const forensics: AnalyzeMethods = {
  forensics: {
    usage: '--table FILE.csv [--scale 1-5] [--items k] [--n 286] [--verdict TEXT]',
    options: { table: 'value', scale: 'value', items: 'value', n: 'value', verdict: 'value' },
    async request(args) {
      const table = await readPrintedTable(requiredValue(args, 'table'))
      const text = args.values.get('scale')
      const bounds = text === undefined ? null : /^(-?\d+(?:\.\d+)?)\s*[-~–]\s*(-?\d+(?:\.\d+)?)$/.exec(text)
      if (text !== undefined && !(bounds && Number(bounds[1]) < Number(bounds[2]))) throw new UsageError('badValue', `--scale ${text}`)
      const n = (list(args, 'n') ?? []).map(Number)
      if (n.some(value => !Number.isInteger(value) || value < 0)) throw new UsageError('badValue', '--n')
      return {
        method: 'forensics', table, n, items: integer(args, 'items', 1, 200) ?? 1, verdict: args.values.get('verdict') ?? '',
        scale: bounds ? { min: Number(bounds[1]), max: Number(bounds[2]) } : null,
      }
    },
  },
}
