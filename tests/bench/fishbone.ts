import { layoutFishbone } from '../../shared/figures/fishbone/layout.ts'
import type { Bone } from '../../shared/model/fishbone.ts'
import { repeat, timing } from './measure.ts'
import type { Bench } from './measure.ts'
import { boneOf } from '../fixtures/bones.ts'

/** The layout of 200 causes under six big bones, and of those hung on each other to six levels, with all signs and numbers. */
export const run: Bench = async () => {
  const texts = ['业务知识更新慢', '自助设备维修效率低下', 'No flexible shifts']
  const grown = (parentOf: (i: number) => number): Bone[] => {
    const bones: Bone[] = []
    for (let i = 0; i < 206; i++) bones.push(boneOf({ id: `b${i}`, parent: i < 6 ? null : bones[parentOf(i)]!.id, order: i, text: texts[i % texts.length]! }))
    return bones
  }
  const plain = grown(i => Math.floor((i - 6) / 3))
  // Two causes a bone: six big ones reach the sixth level.
  const deep = grown(i => Math.floor((i - 6) / 2))
  const signs = {
    evidence: new Map(deep.map(bone => [bone.id, 'n=286 / 34.2% / 61.23'])), screen: 1366,
    marks: new Map(deep.map((bone, i) => [bone.id, { number: i, main: i % 40 === 7, excluded: i % 11 === 5 ? '-' : null, votes: null }])),
  }
  const lay = async (): Promise<unknown> => layoutFishbone({ effect: '慢', bones: plain })
  const laySigns = async (): Promise<unknown> => layoutFishbone({ effect: '慢', bones: deep }, signs)
  await repeat(5, lay)
  await repeat(5, laySigns)
  return [timing('fishbone: layout of 200 causes', await repeat(9, lay), 20), timing('fishbone: layout of 200 causes, six levels, numbers, signs', await repeat(9, laySigns), 20)]
}
