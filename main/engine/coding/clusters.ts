import type { TextCluster } from '../../../shared/contract/coding.ts'
import { sameText } from '../../../shared/model/coding.ts'
import { pairsOf } from './pairs.ts'
import type { CodableText } from './texts.ts'

interface Likeness { to: number; cosine: number }

export interface ClusterHooks { step(done: number, total: number): Promise<void> }

/**
 * Texts gathered by likeness. A text is the set of its character pairs and its words, each weighted ln((1 + N) / (1 + df)) + 1 (smoothed
 * inverse document frequency, N different texts, df of them with the feature); likeness is the cosine. Greedy: of the texts not yet
 * taken the one with the most untaken texts at or above the threshold takes them (ties: the earlier row), and so on until nothing is
 * alike. Texts that say the same go together and weigh with their number. No random numbers, so the same texts give the same clusters.
 */
export async function clusterTexts(texts: readonly CodableText[], wordsOf: (text: string) => readonly string[], threshold: number, hooks: ClusterHooks): Promise<TextCluster[]> {
  const groups = [...Map.groupBy(texts, ({ text }) => sameText(text)).values()]
  const features = groups.map(([first]) => [...new Set([...pairsOf(first!.text), ...wordsOf(first!.text)])])
  const postings = new Map<string, number[]>()
  features.forEach((list, at) => {
    for (const feature of list) {
      const places = postings.get(feature)
      if (places) places.push(at)
      else postings.set(feature, [at])
    }
  })
  const weight = new Map([...postings].map(([feature, places]) => [feature, (Math.log((1 + groups.length) / (1 + places.length)) + 1) ** 2]))
  const norm = features.map(list => Math.sqrt(list.reduce((sum, feature) => sum + weight.get(feature)!, 0)))
  const near: Likeness[][] = []
  const product = new Float64Array(groups.length)
  for (let at = 0; at < groups.length; at++) {
    const met: number[] = []
    for (const feature of features[at]!) {
      const square = weight.get(feature)!
      for (const to of postings.get(feature)!) {
        if (product[to] === 0) met.push(to)
        product[to]! += square
      }
    }
    near.push(met.flatMap(to => {
      const cosine = Math.min(1, product[to]! / (norm[at]! * norm[to]!))
      product[to] = 0
      return to !== at && cosine >= threshold ? [{ to, cosine }] : []
    }).sort((a, b) => b.cosine - a.cosine || a.to - b.to))
    if (at % 200 === 199) await hooks.step(at, groups.length)
  }
  return gather(groups, near)
}

function gather(groups: readonly (readonly CodableText[])[], near: readonly (readonly Likeness[])[]): TextCluster[] {
  const taken = new Uint8Array(groups.length)
  /** Texts a group would gather, itself among them, as things stand. */
  const reach = Float64Array.from(groups, (group, at) => near[at]!.reduce((sum, { to }) => sum + groups[to]!.length, group.length))
  const take = (at: number): void => {
    taken[at] = 1
    for (const { to } of near[at]!) reach[to]! -= groups[at]!.length
  }
  const clusters: TextCluster[] = []
  for (;;) {
    let best = -1
    for (let at = 0; at < groups.length; at++) if (!taken[at] && (best < 0 || reach[at]! > reach[best]!)) best = at
    if (best < 0 || reach[best]! < 2) return clusters
    const like = near[best]!.filter(({ to }) => !taken[to])
    take(best)
    for (const { to } of like) take(to)
    const members = [{ to: best, cosine: 1 }, ...like].flatMap(({ to, cosine }) => groups[to]!.map(({ rid, text }) => ({ rid, text, likeness: cosine })))
    clusters.push({ rid: members[0]!.rid, text: members[0]!.text, members })
  }
}
