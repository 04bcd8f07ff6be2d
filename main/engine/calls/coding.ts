import { NO_FACTOR, SETTLED } from '../../../shared/model/coding.ts'
import { codingAgreement } from '../coding/agreement.ts'
import { clusterTexts } from '../coding/clusters.ts'
import { listTexts, summarise, withAlike } from '../coding/listing.ts'
import { learn, suggestFactors } from '../coding/suggest.ts'
import { codableTexts, codebookOf } from '../coding/texts.ts'
import type { CodableText, Codebook } from '../coding/texts.ts'
import { wordCutter } from '../coding/wordCutter.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'

type Names = 'coding.list' | 'coding.summary' | 'coding.suggest' | 'coding.clusters' | 'coding.agreement' | 'coding.set'

const open = (project: ProjectReader, { dataset, variable }: { dataset: number; variable: string }): { texts: CodableText[]; book: Codebook } =>
  ({ texts: codableTexts(project, dataset, variable), book: codebookOf(project.codings(dataset, variable)) })

export const codingHandlers: Handlers<Names> = {
  'coding.list': ({ dataset, variable, ...listing }, { project }) => {
    const { texts, book } = open(project, { dataset, variable })
    return listTexts(texts, book, listing)
  },
  'coding.summary': ({ coder, ...where }, { project }) => {
    const { texts, book } = open(project, where)
    return summarise(texts, book, project.factors(), coder)
  },
  'coding.suggest': async ({ coder, blind, rids, ...where }, { project }) => {
    const { texts, book } = open(project, where)
    const terms = project.terms()
    const factors = project.factors()
    const cutter = await wordCutter(terms.map(term => term.word))
    const learned = learn(texts.flatMap(({ rid, text }) => {
      const codes = [...book.get(rid) ?? []].filter(([name]) => !blind || name === coder).map(([, set]) => set)
      return codes.length === 0 ? [] : [{ words: cutter.words(text), factors: new Set(codes.flatMap(set => [...set])) }]
    }))
    const asked = new Set(rids)
    return {
      words: cutter.kind,
      rows: texts.filter(({ rid }) => asked.has(rid)).map(({ rid, text }) => ({ rid, suggestions: suggestFactors(cutter.words(text), learned, terms, factors) })),
    }
  },
  'coding.clusters': async ({ coder, only, threshold, ...where }, { project, checkpoint, progress }) => {
    const { texts, book } = open(project, where)
    const wanted = only === 'all' ? texts : texts.filter(({ rid }) => !book.get(rid)?.has(coder))
    const cutter = await wordCutter(project.terms().map(term => term.word))
    const clusters = await clusterTexts(wanted, text => cutter.words(text), threshold, {
      async step(done, total) {
        progress({ phase: 'computing', done, total })
        // Lets messages in, a cancel among them.
        await new Promise(resolve => { setImmediate(resolve) })
        checkpoint()
      },
    })
    return { texts: wanted.length, clusters, alone: wanted.length - clusters.reduce((sum, cluster) => sum + cluster.members.length, 0), words: cutter.kind }
  },
  'coding.agreement': ({ coders, ...where }, { project }) => {
    const { texts, book } = open(project, where)
    return codingAgreement(texts, book, project.factors(), coders)
  },
  'coding.set': ({ dataset, variable, coder, rids, factors, mode, alike }, { project, describe }) => {
    const texts = codableTexts(project, dataset, variable)
    const changed = project.setCodings(dataset, variable, coder ?? SETTLED, alike ? withAlike(texts, rids) : rids, factors, mode)
    const names = new Map(project.factors().map(({ id, name }) => [id, name]))
    describe({ dataset, texts: changed, name: factors.filter(factor => factor !== NO_FACTOR).map(factor => names.get(factor) ?? '').join(' + ') })
    return { changed }
  },
}
