import { causeViews } from '../../../shared/model/figureSpec.ts'
import type { FigureSpecInput } from '../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { list, oneOf, requiredValue } from './args.ts'
import type { Args, OptionKinds } from './args.ts'
import { dissatisfiedRule } from './paretoOptions.ts'
import type { Session } from './session.ts'

type Fishbone = Extract<FigureSpecInput, { kind: 'fishbone' }>

const heats = ['none', 'contribution', 'share', 'gap', 'gapImpact'] as const

export const fishboneOptions: OptionKinds = { view: 'value', head: 'value', heat: 'value', collapsed: 'value', marks: 'value', 'no-evidence': 'flag' }
export const fishboneUsage = `[--view ${causeViews.join('|')}] [--head auto|right|left] [--heat ${heats.join('|')} [--target y]] [--collapsed ID|TEXT,…] [--marks on|off] [--no-evidence] [--dissatisfied "<=2"]`

/** How a fishbone is drawn; `--dataset` names the data set its live numbers are taken from. */
export async function fishboneLook(args: Args, session: Session, fishbone: string, dataset: () => Promise<number>): Promise<Omit<Fishbone, 'kind' | 'fishbone' | 'frame'>> {
  const view = oneOf(args, 'view', causeViews)
  const head = oneOf(args, 'head', ['auto', 'right', 'left'] as const)
  const metric = oneOf(args, 'heat', heats) ?? 'none'
  const marks = oneOf(args, 'marks', ['on', 'off'] as const)
  const folded = list(args, 'collapsed')
  const { bones } = folded ? await session.client.call('fishbone.get', { fishbone }) : { bones: [] }
  const collapsed = folded?.map(wanted => {
    const found = bones.find(bone => bone.id === wanted || bone.text === wanted)
    if (!found) throw new YinguoError('NOT_FOUND', { what: 'bone', id: wanted })
    return found.id
  })
  return {
    atMost: dissatisfiedRule(args.values.get('dissatisfied')), evidence: !args.flags.has('no-evidence'), marks: marks !== 'off',
    heat: metric === 'gapImpact' ? { metric, dataset: await dataset(), target: requiredValue(args, 'target') } : { metric },
    ...(view ? { view } : {}), ...(head ? { head } : {}), ...(collapsed ? { collapsed } : {}), ...(args.values.has('dataset') ? { dataset: await dataset() } : {}),
  }
}
