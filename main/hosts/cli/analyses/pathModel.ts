import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { pathModel as modelShape } from '../../../../shared/contract/requests/pathModel.ts'
import type { PathModel } from '../../../../shared/contract/requests/pathModel.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { integer, oneOf, requiredValue, UsageError } from '../args.ts'
import type { AnalyzeMethods } from './method.ts'

const items = z.array(z.string().min(1))
const mode = z.enum(['A', 'B'])

/** MODEL.json: blocks by name or as a list, modes by name or one for all, paths as pairs or as {from, to}. */
const modelFile = z.object({
  blocks: z.union([z.record(z.string(), items), z.array(z.object({ name: z.string(), items, mode: mode.optional() }))]),
  modes: z.union([z.record(z.string(), mode), mode]).optional(),
  paths: z.array(z.union([z.tuple([z.string(), z.string()]), z.object({ from: z.string(), to: z.string() })])),
  scheme: z.enum(['centroid', 'factorial', 'path']).optional(),
  /** Theoretical bounds of items whose variable has none. */
  scale: z.object({ min: z.number(), max: z.number() }).nullable().optional(),
})

/** Reads a model file. M25 when it is not there, M11 when it is no model. */
export async function readModel(file: string): Promise<{ model: PathModel; scale: { min: number; max: number } | null }> {
  const text = await readFile(file, 'utf8').catch(() => { throw new YinguoError('M25', { name: basename(file) }) })
  const broken = (): never => { throw new YinguoError('M11', { where: basename(file) }) }
  let document: unknown
  try { document = JSON.parse(text.replace(/^\ufeff/, '')) } catch { broken() }
  const read = modelFile.safeParse(document)
  if (!read.success) return broken()
  const { blocks, modes, paths, scheme, scale } = read.data
  const modeOf = (name: string): 'A' | 'B' => (typeof modes === 'string' ? modes : modes?.[name] ?? 'A')
  const list = Array.isArray(blocks) ? blocks : Object.entries(blocks).map(([name, its]) => ({ name, items: its, mode: undefined }))
  const model = modelShape.safeParse({
    blocks: list.map(block => ({ name: block.name, items: block.items, mode: block.mode ?? modeOf(block.name) })),
    paths: paths.map(path => (Array.isArray(path) ? { from: path[0], to: path[1] } : path)),
    ...(scheme && { scheme }),
  })
  return model.success ? { model: model.data, scale: scale ?? null } : broken()
}

export const pathModel: AnalyzeMethods = {
  pls: {
    usage: '--model MODEL.json [--bootstrap B --seed S] [--interval percentile|bca] [--target LATENT] [--bounds MIN,MAX] [--unscaled]',
    options: { model: 'value', bootstrap: 'value', seed: 'value', interval: 'value', target: 'value', bounds: 'value', unscaled: 'flag' },
    async request(args, dataset) {
      const file = requiredValue(args, 'model')
      const bootstrap = integer(args, 'bootstrap', 0, 20_000) ?? 0
      const seed = integer(args, 'seed', 0, 2 ** 31 - 1)
      const interval = oneOf(args, 'interval', ['percentile', 'bca']) ?? 'percentile'
      const bounds = args.values.get('bounds')
      const [min, max] = (bounds ?? '').split(',').map(Number)
      if (bounds !== undefined && !(min! < max!)) throw new UsageError('badValue', `--bounds ${bounds}`)
      const { model, scale } = await readModel(file)
      return {
        method: 'pls', dataset: await dataset(), model, bootstrap, interval, ...(seed !== undefined && { seed }),
        ipmaTarget: args.values.get('target') ?? null, standardised: !args.flags.has('unscaled'),
        scale: bounds === undefined ? scale : { min: min!, max: max! },
      }
    },
  },
}
