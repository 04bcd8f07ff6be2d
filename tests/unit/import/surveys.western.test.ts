import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { NOT_SHOWN } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Imported } from '../../fixtures/import/reading.ts'
import { importFile } from '../../fixtures/import/reading.ts'

/** Real exports of SurveyMonkey, Qualtrics, LimeSurvey and Alchemer. Every number here was counted with Python's csv module. */
const folder = join(fileURLToPath(new URL('../../../../shared', import.meta.url)), 'surveys')
const where = (platform: string): typeof describe | typeof describe.skip => {
  if (existsSync(join(folder, platform))) return describe
  process.stderr.write(`skipped: surveys/${platform} is not here\n`)
  return describe.skip
}
const read = (platform: string, name: string): Promise<Imported> => importFile(join(folder, platform, name))

const titled = (imported: Imported, title: string) => {
  const found = imported.proposal.recipe.questions.find(question => question.title.startsWith(title))
  if (!found) throw new Error(`no question ${title}`)
  return { ...found, variables: imported.proposal.recipe.variables.filter(variable => variable.question === found.id) }
}
const count = (imported: Imported, id: string, value: unknown): number => imported.values(id).filter(cell => cell === value).length
/** How often each label of a coded variable was chosen. */
const byLabel = (imported: Imported, id: string): Record<string, number> => Object.fromEntries(imported.variable(id).codes.map(code => [code.label.trim(), count(imported, id, code.code)]))
/** How often each option of a multiple choice was chosen. */
const chosen = (imported: Imported, title: string): Record<string, number> => Object.fromEntries(titled(imported, title).variables.filter(variable => variable.kind === 'indicator').map(variable => [variable.label.replace(/\s+/g, ' '), count(imported, variable.id, 1)]))

where('surveymonkey')('SurveyMonkey files', () => {
  // file, rows, questions, header rows
  const files: [string, number, number, number][] = [
    ['cncf_CNCF_Ambassadors_Survey_2019_H2.csv', 42, 7, 2], ['cncf_CNCF_Ambassadors_Survey_2021.csv', 44, 10, 2], ['cncf_CNCF_GitOps_Microsurvey.csv', 220, 13, 2],
    ['cncf_CNCF_Maintainers_Survey_2020_H1.csv', 79, 16, 2], ['cncf_CNCF_Maintainers_Survey_2021_H2.csv', 102, 19, 2], ['cncf_CNCF_Maintainers_Survey_2022_H2.csv', 117, 36, 2],
    ['cncf_CNCF_Maintainers_Survey_2023_H2.csv', 133, 16, 2], ['cncf_CNCF_Marketing_and_Member_Survey_1H_2020.csv', 150, 23, 2], ['cncf_CNCF_TOC_Survey_2020_H1.csv', 28, 11, 2],
    ['cncf_CNCF_WASM_Micro-Survey.csv', 93, 16, 2], ['cncf_Cloud_Native_Survey_1H_2020.csv', 1324, 49, 2], ['cncf_Cloud_Native_Survey_2019.csv', 1337, 40, 2],
    ['cncf_cnswp-survey-raw-data.csv', 71, 10, 2], ['cncf_maintainer-survey-results-2019-h1.csv', 64, 16, 2],
    ['538-comma.csv', 1129, 12, 1], ['538-starwars.csv', 1186, 14, 2], ['538-thanksgiving.csv', 1058, 23, 1], ['538-masculinity.csv', 1615, 36, 1],
  ]
  for (const [name, rows, questions, headerRows] of files) {
    it(`${name}: ${rows} rows, ${questions} questions`, async () => {
      const imported = await read('surveymonkey', name)
      expect(imported.proposal.source).toMatchObject({ platform: 'surveymonkey', headerRows })
      expect(imported.rows).toBe(rows)
      expect(imported.proposal.recipe.questions).toHaveLength(questions)
      // Every column with a heading is in the recipe, whatever its title.
      const columns = new Set(imported.proposal.recipe.variables.flatMap(({ source }) => ('options' in source ? source.options.map(option => option.column) : [source.column])))
      for (const column of imported.proposal.columns) if (column.header !== '' || column.filled > 0) expect(columns).toContain(column.index)
    })
  }

  for (const name of ['cncf_CNCF_Maintainers_Survey_2020_H2_Summary.csv', 'cncf_Strimzi_Survey_2020.csv', 'cncf_Cloud_Native_Survey_2021-Part_2.xlsx']) {
    it(`${name} is refused as a summary`, async () => {
      const error = await read('surveymonkey', name).then(() => null, (thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(YinguoError)
      expect(error).toMatchObject({ code: 'M23', params: { reason: 'summary' } })
    })
  }

  it('Star Wars: boxes, a ranking, a matrix with "unfamiliar"', async () => {
    const imported = await read('surveymonkey', '538-starwars.csv')
    expect(imported.proposal.recipe.questions.map(question => question.kind)).toEqual(['single', 'single', 'multiple', 'ranking', 'matrix', ...Array.from({ length: 9 }, () => 'single')])
    expect(Object.values(chosen(imported, 'Which of the following Star Wars films'))).toEqual([673, 571, 550, 607, 758, 738])
    // 835 saw at least one film; 351 ticked nothing.
    expect(count(imported, 'Q3_1', null)).toBe(351)
    expect([1, 2, 3, 4, 5, 6].map(rank => count(imported, 'Q4_5', rank))).toEqual([289, 235, 106, 47, 118, 41])
    const jarJar = titled(imported, 'Please state whether you view').variables.find(variable => variable.label === 'Jar Jar Binks')!
    expect(jarJar).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    expect(byLabel(imported, jarJar.id)).toEqual({ 'Very unfavorably': 204, 'Somewhat unfavorably': 102, 'Neither favorably nor unfavorably (neutral)': 164, 'Somewhat favorably': 130, 'Very favorably': 112, 'Unfamiliar (N/A)': 109 })
    expect(jarJar.codes.find(code => code.missing)?.label).toBe('Unfamiliar (N/A)')
  })

  it('Thanksgiving: joined titles', async () => {
    const imported = await read('surveymonkey', '538-thanksgiving.csv')
    expect(byLabel(imported, 'Q2')).toMatchObject({ Turkey: 859, 'Ham/Pork': 29, 'Other (please specify)': 35 })
    expect(imported.values('Q2_text').filter(value => value !== null)).toHaveLength(35)
    const sides = chosen(imported, 'Which of these side dishes')
    expect(sides).toMatchObject({ 'Brussel sprouts': 155, Carrots: 242, 'Mashed potatoes': 817, 'Other (please specify)': 111 })
    expect(Object.keys(sides)).toHaveLength(14)
    expect(imported.variable('Q20')).toMatchObject({ kind: 'ordinal' })
    expect(byLabel(imported, 'Q20')).toEqual({ '18 - 29': 216, '30 - 44': 259, '45 - 59': 286, '60+': 264 })
  })

  it('masculinity: codes for titles, "Not selected", NA', async () => {
    const imported = await read('surveymonkey', '538-masculinity.csv')
    expect(titled(imported, 'q0004').kind).toBe('multiple')
    expect(chosen(imported, 'q0004')).toEqual({ 'Father or father figure(s)': 1109, 'Mother or mother figure(s)': 655, 'Other family members': 564, 'Pop culture': 303, Friends: 559, 'Other (please specify)': 329 })
    expect([1, 0, null].map(value => count(imported, 'q0010_1', value))).toEqual([173, 707, 735])
    expect(byLabel(imported, 'q0007_1')).toMatchObject({ Often: 200, Sometimes: 751, Rarely: 420 })
    expect(imported.variable('q0001')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 4 } })
    expect([1, 2, 3, 4].map(value => count(imported, 'q0001', value))).toEqual([32, 131, 826, 612])
    expect(imported.variable('weight').kind).toBe('number')
    expect(imported.values('StartDate')[0]).toBe('2018-05-10 04:01:00')
  })

  it('the security survey: nine metadata columns, personal data left out', async () => {
    const imported = await read('surveymonkey', 'cncf_cnswp-survey-raw-data.csv')
    expect(imported.proposal.recipe.variables.filter(variable => variable.role === 'identifier').map(variable => [variable.label, variable.include])).toEqual([['IP Address', false], ['Email Address', false], ['First Name', false], ['Last Name', false]])
    expect(imported.proposal.recipe.questions.map(question => question.kind)).toEqual(['single', 'single', 'single', 'multiple', 'multiple', 'multiple', 'multiple', 'single', 'multiple', 'multiple'])
    expect(imported.values('V3')[0]).toBe('2021-05-24 12:05:53')
  })

  it('the maintainers of 2019: one point of a scale in each column', async () => {
    const imported = await read('surveymonkey', 'cncf_maintainer-survey-results-2019-h1.csv')
    expect(titled(imported, 'What is your feeling').kind).toBe('scale')
    expect([1, 2, 3, 4, 5].map(point => count(imported, 'Q3', point))).toEqual([0, 3, 11, 32, 18])
    expect(byLabel(imported, 'Q4')).toEqual({ Yes: 53, No: 11 })
    expect(imported.values('Q8_text').filter(value => value !== null)).toHaveLength(18)
  })

  it('the maintainers of 2023: 1-10 with words for the ends', async () => {
    const imported = await read('surveymonkey', 'cncf_CNCF_Maintainers_Survey_2023_H2.csv')
    expect(imported.variable('Q5')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 10 } })
    expect(count(imported, 'Q5', 10)).toBe(55)
    expect(imported.variable('Q5_comment')).toMatchObject({ kind: 'text', question: 'Q5' })
  })

  it('Cloud Native 2020: 955 columns, options damaged by a spreadsheet', async () => {
    const imported = await read('surveymonkey', 'cncf_Cloud_Native_Survey_1H_2020.csv')
    expect(imported.variable('Q1').codes).toHaveLength(6)
    expect(Object.values(byLabel(imported, 'Q1'))).toEqual([20, 299, 19, 505, 443, 38])
    expect(titled(imported, 'What is your job function').kind).toBe('multiple')
    expect(titled(imported, 'On average, how many machines').kind).toBe('single')
    expect(titled(imported, 'How well do the following statements').variables[0]).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    expect(imported.warnings.filter(warning => warning.code === 'monthOptions').map(warning => warning.params['example'])).toEqual(['Oct-49', '5-Jan', '20-Jun', '5-Feb', '10-Jun', '20-Nov'])
  })

  it('the committee survey: agreement in every row of a matrix', async () => {
    const imported = await read('surveymonkey', 'cncf_CNCF_TOC_Survey_2020_H1.csv')
    expect(imported.proposal.recipe.questions.map(question => question.kind)).toEqual(['multiple', 'multiple', 'scale', 'scale', 'scale', 'matrix', 'matrix', 'single', 'text', 'text', 'text'])
    expect(Object.values(chosen(imported, 'How do you currently interact'))).toEqual([24, 17, 10, 1, 5, 20, 5])
    const rows = titled(imported, 'To what extent do you agree').variables
    expect(rows).toHaveLength(10)
    for (const row of rows) expect(row).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 }, codes: rows[0]!.codes })
    expect([1, 2, 3, 4, 5].map(point => count(imported, 'Q7_1', point))).toEqual([3, 3, 7, 12, 3])
  })
})

where('qualtrics')('the Qualtrics file', () => {
  it('259 columns, three header rows, no tag lost', async () => {
    const imported = await read('qualtrics', 'qualtrics_three-header_259cols.csv')
    expect(imported.proposal.source).toMatchObject({ platform: 'qualtrics', headerRows: 3 })
    expect(imported.rows).toBe(7)
    // 99 questions by their QID, and two columns of embedded data.
    expect(imported.proposal.recipe.questions).toHaveLength(101)
    expect(new Set(imported.proposal.recipe.variables.map(variable => variable.source.column)).size).toBe(259)
    expect(imported.variable('StartDate')).toMatchObject({ role: 'paradata', kind: 'date' })
    expect(imported.values('StartDate')[0]).toBe('2020-09-11 12:09:00')
    expect(imported.variable('g1_introj')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 7 } })
    expect([5, 7, 6, 4].map(value => count(imported, 'g1_introj', value))).toEqual([2, 2, 2, 1])
    const sleep = imported.proposal.recipe.variables.filter(variable => /^SCI_7(_2)?$/.test(variable.id))
    expect(sleep.map(variable => count(imported, variable.id, 0))).toEqual([1, 3])
    expect(titled(imported, 'During the past two weeks, I have').variables).toHaveLength(10)
    expect(imported.variable('SADD_7').label).toMatch(/^… left social/)
    expect(chosen(imported, 'Most modern theories')).toEqual({ 7: 2, 11: 7 })
  })
})

where('limesurvey')('LimeSurvey files', () => {
  it('C++: full-text headings, unfinished responses, questions not displayed', async () => {
    const imported = await read('limesurvey', 'limesurvey_cpp_full-text-headers.csv')
    expect(imported.proposal.source).toMatchObject({ platform: 'limesurvey', headerRows: 1 })
    expect(imported.rows).toBe(647)
    // 29 numbered questions and four without a number; two texts between them have a column and no answer.
    expect(imported.proposal.recipe.questions.filter(question => question.number !== '')).toHaveLength(29)
    expect(imported.proposal.recipe.questions).toHaveLength(33)
    expect(imported.warnings.find(warning => warning.code === 'incompleteResponses')?.params['n']).toBe(268)
    expect([1, 0].map(value => count(imported, 'submitted', value))).toEqual([379, 268])
    expect([1, 0, NOT_SHOWN].map(value => count(imported, 'Q7_1', value))).toEqual([29, 423, 195])
    expect(count(imported, 'Q7_10', 1)).toBe(33)
    expect(imported.values('Q7_text').filter(value => typeof value === 'string')).toHaveLength(33)
    expect(imported.variable('Q28_1')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    expect(byLabel(imported, 'Q28_3')).toMatchObject({ 'Strongly disagree': 134, Disagree: 108, Agree: 51 })
  })

  it('German, two rows, semicolons', async () => {
    const imported = await read('limesurvey', 'limesurvey_semicolon_two-header_de.csv')
    expect(imported.proposal.source).toMatchObject({ platform: 'limesurvey', headerRows: 2, delimiter: ';' })
    expect(imported.rows).toBe(45)
    expect(imported.proposal.recipe.questions.map(question => question.kind)).toEqual(['multiple', 'matrix', 'matrix', 'matrix', 'multiple', 'matrix'])
    expect(chosen(imported, 'Welchen fachlichen')).toEqual({ Maschinenbau: 6, Elektrotechnik: 11, Informatik: 29, Kybernetik: 1, Mechatronik: 3, Betriebswirtschaft: 2, Sonstiges: 8 })
    expect(byLabel(imported, 'Q2_1')).toMatchObject({ 'sehr häufig': 20, 'eher häufig': 16, selten: 2, 'eher selten': 1 })
    expect(imported.variable('Q2_1')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    expect(imported.variable('Q6_1')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 4 } })
  })

  it('research software engineers: code and text, an unnamed first column', async () => {
    const uk = await read('limesurvey', 'ssi2016uk.csv')
    expect(uk.proposal.source.platform).toBe('limesurvey')
    expect([uk.rows, uk.proposal.recipe.questions.length]).toEqual([273, 66])
    expect(uk.variable('V1')).toMatchObject({ role: 'id' })
    expect(byLabel(uk, 'edu1')).toMatchObject({ Doctorate: 183, 'Masters degree': 53, 'Undergraduate degree': 33 })
    // 'Never' stands there with and without a blank behind it.
    expect(byLabel(uk, 'turnOver2')).toEqual({ Never: 43, Sometimes: 145, Often: 83 })
    expect([1, 2, 3, 4, 5].map(value => count(uk, 'affSat1', value)).slice(1)).toEqual([30, 58, 103, 72])
    const nl = await read('limesurvey', 'ssi2017nl.csv')
    expect([nl.rows, nl.proposal.recipe.questions.length]).toEqual([77, 37])
    expect(titled(nl, 'In which disciplines do you work').kind).toBe('multiple')
    expect(titled(nl, 'In which disciplines do you work').variables).toHaveLength(65)
    expect(chosen(nl, 'How do you meet other RSEs')).toEqual({ 'UK RSE Association / Conference': 3, 'NL-RSE Association': 4, 'Local group/network': 42, 'N/A': 26 })
    expect(nl.proposal.recipe.questions.filter(question => question.kind === 'matrix').map(question => question.id)).toEqual(['likert0', 'likert1', 'likert2', 'likert3', 'likert4', 'likert5'])
    expect(nl.variable('likert1_1')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    expect([2, 3, 4, 5].map(value => count(nl, 'likert1_1', value))).toEqual([8, 18, 30, 17])
  })
})

where('alchemer')('the Alchemer file', () => {
  it('1,706 responses, 927 of them partial', async () => {
    const imported = await read('alchemer', 'surveygizmo_jupyter2015.csv')
    expect(imported.proposal.source.platform).toBe('alchemer')
    expect([imported.rows, imported.proposal.recipe.questions.length]).toEqual([1706, 16])
    expect(imported.proposal.recipe.questions.map(question => question.kind)).toEqual(['single', 'text', 'single', 'text', 'single', 'text', 'text', 'text', 'text', 'text', 'text', 'multiple', 'text', 'single', 'text', 'single'])
    expect(byLabel(imported, 'Status')).toEqual({ Partial: 927, Complete: 779 })
    expect(imported.warnings.find(warning => warning.code === 'incompleteResponses')?.params['n']).toBe(927)
    expect(byLabel(imported, 'Q1')).toEqual({ Daily: 530, Weekly: 392, Monthly: 111, 'Less often than monthly': 58 })
    expect(imported.values('Q5_text').filter(value => value !== null)).toHaveLength(80)
    expect(titled(imported, 'What needs in your workflow does Jupyter Notebook not').variables.map(variable => variable.label)).toEqual(['Workflow Need #1', 'Workflow Need #2', 'Workflow Need #3'])
    expect(basename(imported.proposal.source.file)).toBe('surveygizmo_jupyter2015.csv')
  })
})
