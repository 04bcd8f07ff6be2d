// 要因确认 and 对策 of the demo: the end causes that point at a factor are judged by the answers, by one criterion laid down beforehand.
import type { Evidence } from '../../shared/model/cause.ts'
import { confirmation, measure } from '../../shared/model/cause.ts'
import type { Client } from '../../shared/rpc/client.ts'
import { dimensions } from './questionnaire.ts'

/** What the 症结 is measured by. */
const problem = { dimension: '8', item: '排队等候时间' }
const criterion = '对该因素不满意（平均答案不高于 2）者与其余者相比，排队等候时间得分之差的 95% 区间全部在 0 以下，为要因'
const planned = '2026-04-10'

/** What the group would do about a cause, and what it aims at. */
const answers: Readonly<Record<string, { what: string; target: string; steps: string[] }>> = {
  投诉在台席处理: { what: '设投诉专席', target: '投诉占用台席的时间减少一半', steps: ['划出一个台席只办投诉', '网络类投诉转后台回访'] },
  新业务培训不足: { what: '新业务上线前培训并考核', target: '新业务单笔办理时间不超过 6 分钟', steps: ['编一页办理步骤', '上线前一周考核'] },
  服务规范执行不一: { what: '统一台席服务步骤', target: '抽查合格率 95%', steps: ['拍示范录像', '每周抽查并公布'] },
  网络问题也到厅里反映: { what: '开通网络问题在线登记', target: '到厅反映网络问题的人次减少三成', steps: ['公众号加登记入口', '厅内贴二维码'] },
}

export interface Confirmed { bone: string; text: string; verdict: 'main' | 'not'; finding: string }

/** The record of every end cause whose factor has items; a cause whose influence cannot be told gets none. */
export async function confirmCauses(client: Client, dataset: number, fishbone: string): Promise<Confirmed[]> {
  const { bones } = await client.call('fishbone.get', { fishbone })
  const factors = new Map((await client.call('factor.tree', {})).map(factor => [factor.id, factor]))
  const metric = { dataset, variables: [await problemItem(client, dataset)] }
  const confirmed: Confirmed[] = []
  for (const bone of bones.filter(({ id }) => !bones.some(({ parent }) => parent === id))) {
    const factor = bone.factor === null ? undefined : factors.get(bone.factor)
    const variables = factor?.items.map(({ variable }) => variable) ?? []
    if (!factor || variables.length === 0) continue
    const data: Evidence = { type: 'items', dataset, segment: null, variables, atMost: 2 }
    const { influence } = await client.call('cause.tryEvidence', { evidence: data, metric })
    if (!influence.told || influence.ci === null) continue
    const verdict = influence.worse === true ? 'main' : 'not'
    const finding = `不满意者 n = ${influence.with.n}，得分 ${influence.with.value.toFixed(1)}；其余 n = ${influence.without.n}，得分 ${influence.without.value.toFixed(1)}；差 ${influence.difference.toFixed(1)}，95% 区间 [${influence.ci.map(bound => bound.toFixed(1)).join('，')}]`
    await client.call('confirmation.save', {
      fishbone, bone: bone.id,
      content: confirmation.parse({ what: `「${factor.name}」与排队等候时间`, methodNote: '问卷数据分组比较', criterion, data, finding, person: '演示', planned, done: planned, verdict }),
    })
    confirmed.push({ bone: bone.id, text: bone.text, verdict, finding })
  }
  return confirmed
}

/** A measure for every main cause. Answers what they are. */
export async function actOnCauses(client: Client, confirmed: readonly Confirmed[]): Promise<string[]> {
  const made: string[] = []
  for (const { bone, text } of confirmed.filter(({ verdict }) => verdict === 'main')) {
    const answer = answers[text]
    if (!answer) continue
    await client.call('measure.save', { measure: null, content: measure.parse({ ...answer, causes: [bone], where: '营业厅', who: '演示', planned: { from: '2026-04-15', to: '2026-06-30' }, status: 'chosen' }) })
    made.push(answer.what)
  }
  return made
}

async function problemItem(client: Client, dataset: number): Promise<string> {
  const { questions } = await client.call('dataset.get', { dataset })
  const place = dimensions.find(({ number }) => String(number) === problem.dimension)?.items.findIndex(({ label }) => label === problem.item) ?? -1
  return questions.find(({ number }) => number === problem.dimension)!.variables[place]!
}
