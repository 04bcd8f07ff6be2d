import { layoutFishbone } from '../../shared/figures/fishbone/layout.ts'
import type { Bone } from '../../shared/model/fishbone.ts'
import { repeat, timing } from './measure.ts'
import type { Bench } from './measure.ts'

/** The layout of a fishbone of 200 causes under six big bones. */
export const run: Bench = async () => {
  const texts = ['业务知识更新慢', '自助设备维修效率低下', 'No flexible shifts']
  const bones: Bone[] = []
  for (let i = 0; i < 206; i++) {
    const parent = i < 6 ? null : bones[Math.floor((i - 6) / 3)]!
    bones.push({ id: `b${i}`, parent: parent?.id ?? null, order: i, text: texts[i % texts.length]!, factor: null })
  }
  const lay = async (): Promise<unknown> => layoutFishbone({ effect: '慢', bones })
  await repeat(3, lay)
  return [timing('fishbone: layout of 200 causes', await repeat(9, lay), 20)]
}
