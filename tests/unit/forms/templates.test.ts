import { describe, expect, test } from 'vitest'
import { checkForm } from '../../../shared/forms/check/check.ts'
import { outlineOfDocument, questionsOf } from '../../../shared/forms/outline.ts'
import { factorsOf } from '../../../shared/forms/portable.ts'
import { formTemplateIds, templateNamed, templateSummaries } from '../../../shared/forms/templates/list.ts'
import { formDrafts } from '../../../shared/forms/variables.ts'
import { lookUp } from '../../../shared/i18n/translate.ts'
import { fishboneTemplates } from '../../../shared/model/fishbone.ts'
import { purposes } from '../../../shared/model/project.ts'
import { bindPreset, latentKeys, pathPresets } from '../../../shared/model/pathPresets.ts'
import type { LatentWords } from '../../../shared/model/pathPresets.ts'

const wordsOf = (lang: 'zh-CN' | 'en'): LatentWords => Object.fromEntries(latentKeys.map(key => [key, (lookUp(lang, `pathModel.latentWords.${key}`) ?? '').split('、')])) as unknown as LatentWords

describe.each(formTemplateIds)('template %s', id => {
  test.each(['zh-CN', 'en'] as const)('in %s the checker has no error and no warning on it', lang => {
    const findings = checkForm(outlineOfDocument(templateNamed(id, lang)))
    expect(findings.filter(finding => finding.severity !== 'hint').map(({ rule, node, part, params }) => ({ rule, node, part, params }))).toEqual([])
  })
  test('says the same in both languages but for their order, the names of factors and the notes of sources', () => {
    const [zh, en] = [templateNamed(id, 'zh-CN'), templateNamed(id, 'en')]
    const unsourced = (document: typeof zh) => document.sections.map(({ section, questions }) => ({ section, questions: questions.map(question => ({ ...question, source: '' })) }))
    expect(unsourced(zh)).toEqual(unsourced(en))
    expect(zh.factors.map(factor => factor.id)).toEqual(en.factors.map(factor => factor.id))
    expect([...zh.settings.languages].reverse()).toEqual(en.settings.languages)
  })
  test('every scale item has a scale with ends, and a source is told', () => {
    for (const question of questionsOf(outlineOfDocument(templateNamed(id, 'zh-CN')))) expect(question.source, question.code).not.toBe('')
  })
})

test.each(['acsi', 'ecsi', 'ccsi'] as const)('items of %s find their latents in the path preset, in both languages', id => {
  for (const lang of ['zh-CN', 'en'] as const) {
    const document = templateNamed(id, lang)
    const { variables } = formDrafts(outlineOfDocument(document))
    const groups = document.factors.map(factor => ({ name: factor.name, items: variables.filter(variable => variable.factor === factor.id).map(variable => variable.id) }))
    const bound = bindPreset(pathPresets[id], groups, wordsOf(lang))
    for (const latent of pathPresets[id].latents) {
      expect(bound[latent].length, `${lang} ${latent}`).toBeGreaterThan(0)
      expect(bound[latent]).toEqual(groups[document.factors.findIndex(factor => factor.id === latent)]!.items)
    }
  }
})

test('the mobile questionnaire covers the dimensions of the field, each item under one', () => {
  const document = templateNamed('mobile', 'zh-CN')
  const { variables } = formDrafts(outlineOfDocument(document))
  const items = Map.groupBy(variables.filter(variable => variable.factor !== null), variable => variable.factor)
  expect(Object.fromEntries([...items].map(([factor, list]) => [document.factors.find(each => each.id === factor)!.name, list.length]))).toEqual({
    运营商形象: 3, 网络质量: 5, 资费与缴费: 5, 营业厅: 7, 客服热线: 3, 新业务: 2, 投诉处理: 3, 总体满意度: 3, 忠诚度: 2,
  })
})

test('pairs of the gap and self-rating templates stand for each other', () => {
  for (const [id, first, second] of [['servqual', 'E', 'P'], ['self-rating', 'B', 'A']] as const) {
    const { variables } = formDrafts(outlineOfDocument(templateNamed(id, 'en')))
    const of = (letter: string): string[] => variables.filter(variable => new RegExp(`^${letter}\\d+$`).test(variable.id)).map(variable => `${variable.id.slice(1)} ${variable.label}`)
    expect(of(first).length).toBeGreaterThan(5)
    expect(of(first)).toEqual(of(second))
  }
})

test('no id is that of another kind of template', () => {
  expect(formTemplateIds.filter(id => ([...purposes, ...fishboneTemplates] as string[]).includes(id))).toEqual([])
})

test('summaries name and count them', () => {
  const summaries = templateSummaries('zh-CN')
  expect(summaries.length).toBe(11)
  for (const { id, name, about, source, questions, minutes } of summaries) {
    expect(name && about && source, id).toBeTruthy()
    expect(questions).toBe(questionsOf(outlineOfDocument(templateNamed(id, 'zh-CN'))).length)
    expect(minutes).toBeGreaterThan(0)
  }
  expect(questionsOf(outlineOfDocument(templateNamed('mobile', 'en'))).flatMap(factorsOf).length).toBe(33)
})
