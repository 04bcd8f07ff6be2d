import type { ImportProposal, ImportRecipe } from '../../shared/contract/import.ts'
import type { ItemRef } from '../../shared/model/factor.ts'
import type { FigureSpecInput } from '../../shared/model/figureSpec.ts'
import type { Client } from '../../shared/rpc/client.ts'
import { causes, effect } from './causes.ts'
import type { Cause } from './causes.ts'
import { dimensions } from './questionnaire.ts'
import { ISSUED } from './respondents.ts'
import type { Respondent } from './respondents.ts'

const PERIOD = '2026-03'
export const PROJECT_NAME = '移动通信满意度调查（示例）'
const DATASET_NAME = '移动通信满意度问卷（模拟数据）'

/** The recipe as proposed, with the two things only the group knows: how many were issued and when. */
export function sampleRecipe(proposal: ImportProposal): ImportRecipe {
  return { ...proposal.recipe, name: DATASET_NAME, issued: ISSUED, period: PERIOD }
}

/** From an imported sheet to the finished sample project, through the same calls that the window makes. */
export async function furnishSample(client: Client, dataset: number, people: readonly Respondent[]): Promise<{ fishbone: string; figures: FigureSpecInput[] }> {
  await excludeInvalid(client, dataset, people)
  const factors = await plantFactorTree(client, dataset)
  const fishbone = await drawFishbone(client, factors)
  const figures = sampleFigures({
    dataset, fishbone,
    target: await overallItem(client, dataset),
    dissatisfied: await questionNumbered(client, dataset, '15'),
    items: await dimensionItems(client, dataset),
  })
  for (const spec of figures) await client.call('figure.save', { figure: null, spec })
  return { fishbone, figures }
}

async function excludeInvalid(client: Client, dataset: number, people: readonly Respondent[]): Promise<void> {
  const page = await client.call('dataset.page', { dataset, limit: 1000 })
  const reasons = new Map<string, number[]>()
  people.forEach((person, index) => {
    if (person.invalid !== null) reasons.set(person.invalid, [...(reasons.get(person.invalid) ?? []), page.rows[index]!.rid])
  })
  for (const [reason, rids] of reasons) await client.call('dataset.setExcluded', { dataset, rids, reason })
}

async function plantFactorTree(client: Client, dataset: number): Promise<Map<string, string>> {
  const { questions } = await client.call('dataset.get', { dataset })
  const byName = new Map<string, string>()
  const variablesOf = (number: number): string[] => questions.find(question => question.number === String(number))?.variables ?? []
  const add = async (name: string, parent: string | null): Promise<string> => {
    const { id } = await client.call('factor.add', { name, parent })
    byName.set(name, id)
    return id
  }
  for (const dimension of dimensions) {
    const variables = variablesOf(dimension.number)
    const items = (labels: string[]): ItemRef[] => labels.map(label => ({ dataset, variable: variables[dimension.items.findIndex(item => item.label === label)]! }))
    const parent = await add(dimension.factor, null)
    const staff = dimension.factor === '营业厅' ? ['服务人员服务态度'] : []
    await client.call('factor.assign', { factor: parent, items: items(dimension.items.map(item => item.label).filter(label => !staff.includes(label))) })
    if (staff.length > 0) await client.call('factor.assign', { factor: await add('营业厅服务人员', parent), items: items(staff) })
  }
  const outcome = await add('总体评价', null)
  await client.call('factor.assign', { factor: outcome, items: [11, 12, 13].flatMap(number => variablesOf(number)).map(variable => ({ dataset, variable })) })
  return byName
}

async function drawFishbone(client: Client, factors: Map<string, string>): Promise<string> {
  const { id: fishbone } = await client.call('fishbone.create', { effect, template: 'blank' })
  const draw = async (list: Cause[], parent: string | null): Promise<void> => {
    for (const [index, cause] of list.entries()) {
      const bone = await client.call('bone.add', { fishbone, parent, index, text: cause.text })
      const factor = cause.factor === undefined ? undefined : factors.get(cause.factor)
      if (factor !== undefined) await client.call('bone.update', { fishbone, bone: bone.id, factor })
      await draw(cause.causes ?? [], bone.id)
    }
  }
  await draw(causes, null)
  return fishbone
}

async function overallItem(client: Client, dataset: number): Promise<string> {
  const question = await questionNumbered(client, dataset, '11')
  const { questions } = await client.call('dataset.get', { dataset })
  return questions.find(candidate => candidate.id === question)!.variables[0]!
}

async function questionNumbered(client: Client, dataset: number, number: string): Promise<string> {
  const { questions } = await client.call('dataset.get', { dataset })
  return questions.find(question => question.number === number)!.id
}

/** The observed variables of the six dimensions, without the overall ratings. */
async function dimensionItems(client: Client, dataset: number): Promise<string[]> {
  const { questions } = await client.call('dataset.get', { dataset })
  return dimensions.flatMap(dimension => questions.find(question => question.number === String(dimension.number))?.variables ?? [])
}

interface SampleParts { dataset: number; fishbone: string; target: string; dissatisfied: string; items: string[] }

function sampleFigures({ dataset, fishbone, target, dissatisfied, items }: SampleParts): FigureSpecInput[] {
  return [
    { kind: 'pareto', source: { type: 'multiple', dataset, question: dissatisfied }, frame: { title: '不满意因素排列图' } },
    { kind: 'fishbone', fishbone, frame: { title: '营业厅排队等候时间长因果图' } },
    { kind: 'priority', dataset, target, frame: { title: '改进优先排序表' } },
    { kind: 'pareto', source: { type: 'dissatisfaction', dataset, by: 'dimension', variables: items }, frame: { title: '各维度不满意次数排列图' } },
    { kind: 'bar', dataset, show: { type: 'scores', by: 'dimension' }, frame: { title: '各维度满意度得分' } },
  ]
}
