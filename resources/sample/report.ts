import type { MessageKey } from '../../shared/i18n/translate.ts'
import type { BlockContent } from '../../shared/model/report.ts'
import type { Client } from '../../shared/rpc/client.ts'
import { quiet } from './console.ts'

const REPORT_NAME = '调研报告（示例）'

/** What the group writes itself, in the place of each prompt. No numbers: those come from results. */
const ownWords: Partial<Record<MessageKey, string>> = {
  'reportTemplate.prompt.introduction': '移动通信是日常必需的服务，用户对网络、资费和营业厅的评价影响他们是否继续使用。本报告用一份模拟的问卷数据，示范从答卷到改进建议的全过程；数据不代表任何运营商。',
  'reportTemplate.prompt.purpose': '调研要回答三个问题：用户对各方面的评价如何，不满意集中在哪里，先改进什么收效最大。',
  'reportTemplate.prompt.design': '问卷由用户背景、各维度的满意题和总体评价组成，满意题为五级量表，分值越高越满意；另有一道多选题，询问最不满意的方面。',
  'reportTemplate.prompt.sample': '问卷在校园及周边发放，属于方便抽样，结果只描述受访者，不能推断全体用户。答题有明显规律、漏答过多或用时过短的答卷不计入。',
  'reportTemplate.prompt.causes': '图中的末端原因来自小组讨论，尚未逐条确认，属于推测；能用问卷核对的几条已经指向相应的因素。',
  'reportTemplate.prompt.measures': '对策应当对着确认过的要因写。本示例没有做要因确认，此处暂不列对策；确认之后在“改善”中填写，再插入对策表。',
  'reportTemplate.prompt.summary': '各方面的评价见总体评价一节的表和图；不满意集中在排列图的 A 类；改进先后见优先顺序表，名次相近的几项可以按成本选择。',
  'reportTemplate.prompt.limits': '样本为方便抽样；部分维度的题目少、信度偏低，分维度的结论要谨慎；优先顺序依据现有数据中的关系推算，不证明因果。',
}

/** The finished report a person sees first: the student template with every prompt answered or left out, the empty typed table too. */
export async function writeSampleReport(client: Client): Promise<string> {
  const { id: report, blocks } = await client.call('report.create', { template: 'student', lang: 'zh-CN', name: REPORT_NAME })
  const words = new Map(Object.entries(ownWords).map(([key, text]) => [quiet.t(key as MessageKey), text]))
  const isTyped = (content: BlockContent): boolean => content.type === 'table' && content.table.type === 'typed'
  const isPrompt = (content: BlockContent): content is Extract<BlockContent, { type: 'text' }> => content.type === 'text' && content.runs.length === 0
  await client.call('block.edit', {
    report,
    update: blocks.flatMap(({ id, content }) => {
      const text = isPrompt(content) ? words.get(content.prompt) : undefined
      return text === undefined ? [] : [{ block: id, content: { type: 'text' as const, runs: [{ type: 'text' as const, text }], prompt: '' } }]
    }),
    remove: blocks.filter(({ content }) => isTyped(content) || (isPrompt(content) && !words.has(content.prompt))).map(({ id }) => id),
  })
  await mentionAll(client, report)
  return report
}

/** A sentence before every table the template shows without naming it. */
async function mentionAll(client: Client, report: string): Promise<void> {
  const findings = await client.call('report.check', { report })
  for (const { code, block, params } of findings) {
    if (code !== 'notMentioned' || block === null) continue
    const { blocks } = await client.call('report.get', { report })
    const runs = [{ type: 'text' as const, text: `${params['quote'] ?? ''}见` }, { type: 'ref' as const, block }, { type: 'text' as const, text: '。' }]
    await client.call('block.add', { report, index: blocks.findIndex(each => each.id === block), contents: [{ type: 'text', runs, prompt: '' }] })
  }
}
