import { brands, channels, dimensions, dissatisfactions, identities, tenures, wishes } from './questionnaire.ts'
import { mulberry32, normal, pick } from './random.ts'

export interface Respondent {
  identity: string
  brand: string
  tenure: string
  spending: number
  /** 1..5 in the order of dimensions and items; null: left empty. */
  items: (number | null)[]
  overall: number
  expectation: number
  stay: number
  recommend: number
  dissatisfied: string[]
  complained: boolean
  channels: string[]
  wish: string
  seconds: number
  /** Why a returned sheet does not count; null for a valid one. */
  invalid: string | null
}

/** Chosen among several hundred so that best, worst and priority orders come out as in the report the sample retells. */
const SEED = 20260349
const RETURNED = 290
export const ISSUED = 320

const clampPoint = (value: number): number => Math.min(5, Math.max(1, Math.round(value)))

/**
 * Simulated answers. Each item is a normal variate that loads on one common satisfaction factor (`pull`)
 * and, weakly, on its dimension; cut into five points round the item's target score.
 * The overall item is the factor plus the items' own parts in proportion to their pull.
 */
export function respondents(seed = SEED, count = RETURNED): Respondent[] {
  const random = mulberry32(seed)
  const z = (): number => normal(random)
  const items = dimensions.flatMap(dimension => dimension.items)
  const people: Respondent[] = []
  for (let person = 0; person < count; person++) {
    const common = z()
    const points: (number | null)[] = []
    const dimensionMood = new Map<string, number>()
    let own = 0
    for (const dimension of dimensions) {
      const mood = z()
      let sum = 0
      for (const item of dimension.items) {
        const rest = Math.sqrt(1 - item.pull ** 2 - 0.04)
        const noise = z()
        const trait = item.pull * common + 0.2 * mood + rest * noise
        own += item.pull * noise
        sum += trait
        points.push(clampPoint(1 + (4 * item.score) / 100 + 1.05 * trait))
      }
      dimensionMood.set(dimension.factor, sum / dimension.items.length)
    }
    const feeling = 0.78 * common + (0.5 * own) / Math.sqrt(items.reduce((total, item) => total + item.pull ** 2, 0)) + 0.38 * z()
    const overall = clampPoint(2.85 + 0.95 * feeling)
    const complained = random() < (overall <= 2 ? 0.42 : 0.16)
    const invalid = invalidReason(person)
    people.push({
      identity: pick(random, identities),
      brand: pick(random, brands),
      tenure: pick(random, tenures),
      spending: Math.max(18, Math.round((46 + 21 * z()) / 2) * 2),
      items: points.map(point => (random() < 0.0018 ? null : point)),
      overall,
      expectation: clampPoint(2.8 + 0.8 * feeling + 0.5 * z()),
      stay: clampPoint(3.1 + 0.85 * feeling + 0.5 * z()),
      recommend: Math.min(10, Math.max(0, Math.round(5.6 + 2 * feeling + 1.2 * z()))),
      dissatisfied: dissatisfactions
        .filter(({ share, dimension }) => random() < share * (1 - 0.35 * Math.tanh(dimension ? (dimensionMood.get(dimension) ?? 0) : common)))
        .map(({ option }) => option),
      complained,
      channels: complained ? channels.filter(() => random() < 0.4) : [],
      wish: random() < 0.38 ? '' : wishes[Math.floor(random() * wishes.length)]!,
      seconds: Math.round(150 + 70 * Math.abs(z()) + 30 * random()),
      invalid,
    })
    if (invalid !== null) spoil(people[person]!)
  }
  return people
}

/** Four of the 290 returned sheets do not count. */
function invalidReason(person: number): string | null {
  return new Map([[37, 'straightLine'], [112, 'tooFast'], [205, 'omission'], [268, 'straightLine']]).get(person) ?? null
}

function spoil(respondent: Respondent): void {
  if (respondent.invalid === 'straightLine') respondent.items = respondent.items.map(() => 3)
  if (respondent.invalid === 'tooFast') respondent.seconds = 19
  if (respondent.invalid === 'omission') respondent.items = respondent.items.map((point, index) => (index % 2 === 0 ? null : point))
}
