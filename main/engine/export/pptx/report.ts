import { createHash } from 'node:crypto'
import { wordsMark, writeFacts } from '../../../../shared/figures/fishbone/deckNames.ts'
import type { Frame } from '../../../../shared/figures/figure.ts'
import { wrapText } from '../../../../shared/figures/text/wrap.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { RenderedBlock, RenderedReport, RenderedRun } from '../../../../shared/report/rendered.ts'
import { oneLine, shorten } from '../cleanText.ts'
import { colour } from '../ooxml/palette.ts'
import { POINT } from '../ooxml/units.ts'
import { addProvenance } from '../provenance/parts.ts'
import type { FileProvenance } from '../../../../shared/report/provenances.ts'
import type { Step } from '../step.ts'
import { bulletPages, bulletXml, condensed } from './bullets.ts'
import type { Bullet } from './bullets.ts'
import { DeckBuilder } from './deckBuilder.ts'
import type { LayoutName } from './deckBuilder.ts'
import { figureSlides, fitted } from './figureSlides.ts'
import type { DeckSection } from './master.ts'
import { slidePage } from './page.ts'
import type { SlidePage } from './page.ts'
import { paragraph, placeholder, slideNumber, textShape, themedRun } from './shapes.ts'
import { frameSlide, simulatedBadge, SlideDraft } from './slideFrame.ts'
import type { Slide, SlideSetting } from './slideFrame.ts'
import { tableSlides } from './tableSlides.ts'
import { clock, sectionTimes } from './timing.ts'

interface Planned { block: string; slide: Slide; layout: LayoutName; notes: string[]; hidden: boolean }
interface Section { id: string; name: string; seconds: number | null; slides: Planned[] }
type Heading = Extract<RenderedBlock, { kind: 'heading' }>

/** Tables that answer questions and are not talked through: in an appendix their slides are there, and not shown. */
const FOR_QUESTIONS = new Set(['project.questionnaire', 'project.codebook', 'project.changes'])

/**
 * A report as a presentation: title, agenda, a section per chapter or QC step with its points, native charts and tables,
 * fishbones as shapes, and in the notes what is said and how long it may take. Shapes are named `yinguo:<block>:<part>`
 * with a mark of their content, by which `refreshDeck` finds them again and sees what a person changed.
 */
export async function reportDeck(report: RenderedReport, provenance: FileProvenance, t: Translate, step: Step): Promise<Uint8Array> {
  const page = slidePage(report.settings.style.slides)
  const deck = new DeckBuilder(page, { title: report.title, at: report.at }, t)
  const sections = new DeckPlan(report, page, t).sections()
  const times = sectionTimes(sections.map(({ seconds, slides }) => ({ seconds, slides: slides.filter(slide => !slide.hidden).length })), report.settings.talk)
  const blank = report.blocks.flatMap(block => (block.kind === 'table' && isBlankForm(block) ? [`${t('report.table')} ${block.number} ${oneLine(block.caption)}`] : []))
  const opening = [await deck.add(coverSlide(report, page), 'title', { notes: [t('reportFile.talk', { time: clock(report.settings.talk) }), ...(blank.length > 0 ? [t('reportFile.blankForms', { forms: blank.join(t('figures.listComma')) })] : [])] })]
  const shown = sections.map((section, i) => ({ section, time: times[i]! })).filter(({ section }) => section.slides.some(slide => !slide.hidden))
  if (shown.length > 1) opening.push(await deck.add(agendaSlide(shown.map(({ section, time }) => ({ name: section.name, time: time.seconds })), report, page, t), 'text'))
  const listed: DeckSection[] = [{ name: t('reportFile.opening'), id: guid(`${report.id}:opening`), slides: opening }]
  const total = sections.reduce((sum, section) => sum + section.slides.length, 0)
  const noteNames = new ShapeNames()
  let done = 0
  for (const [i, section] of sections.entries()) {
    const places: number[] = []
    const { seconds, until } = times[i]!
    for (const { block, slide, layout, notes, hidden } of section.slides) {
      await step(done++, total)
      const budget = seconds === null || hidden ? [] : [t('reportFile.budget', { seconds, until: clock(until) })]
      const all = [...budget, ...notes]
      places.push(await deck.add(slide, layout, { notes: all, notesName: noteNames.of(block, 'notes', all.join('')), hidden }))
    }
    if (places.length > 0) listed.push({ name: section.name, id: guid(`${report.id}:${section.id}`), slides: places })
  }
  addProvenance(deck.opc, { ...provenance, texts: deck.texts })
  return deck.finish(listed)
}

function guid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex').toUpperCase()
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20, 32)}}`
}

/** Names shapes after their block; the second of a name gets a number. */
class ShapeNames {
  readonly #used = new Map<string, number>()

  of(block: string, part: string, shown?: string | { mark: string }): string {
    const key = `yinguo:${encodeURIComponent(block.toWellFormed())}:${part}`
    const n = (this.#used.get(key) ?? 0) + 1
    this.#used.set(key, n)
    return `${key}${n === 1 ? '' : `.${n}`}${shown === undefined ? '' : `|${writeFacts({ shown: typeof shown === 'string' ? wordsMark(shown) : shown.mark })}`}`
  }
}

function coverSlide({ title, settings: { cover }, simulated }: RenderedReport, page: SlidePage): Slide {
  const names = new ShapeNames()
  const words = shorten(oneLine(cover?.title || title), 90)
  const lines = wrapText(words, { width: page.textWidth - 24, fontSize: 36 * POINT, bold: true })
  const below = [cover?.subtitle, cover?.organisation, cover?.authors, cover?.advisor, cover?.date].map(text => oneLine(text ?? '')).filter(Boolean)
  return {
    chart: null,
    shapes: [
      placeholder(2, names.of('cover', 'title', words), 'ctrTitle', null, `<a:p>${themedRun(words, lines.length > 2 ? { size: 26 } : lines.length > 1 ? { size: 30 } : {})}</a:p>`),
      placeholder(3, names.of('cover', 'subtitle', [...below, simulated].join('')), 'subTitle', 1, [
        ...below.map(text => `<a:p>${themedRun(text)}</a:p>`), ...(simulated ? [paragraph([simulated], { bold: true, colour: colour.simulated })] : []), ...(below.length === 0 && !simulated ? ['<a:p><a:endParaRPr lang="zh-CN"/></a:p>'] : []),
      ].join('')),
    ],
  }
}

function agendaSlide(entries: readonly { name: string; time: number | null }[], report: RenderedReport, page: SlidePage, t: Translate): Slide {
  const names = new ShapeNames()
  const words = t('report.contents')
  const size = entries.length <= 9 ? 18 : entries.length <= 12 ? 16 : 14
  const look = `<a:pPr marL="0" indent="0"><a:spcBef><a:spcPts val="${entries.length <= 9 ? 900 : 500}"/></a:spcBef><a:buNone/></a:pPr>`
  const lines = entries.map(({ name, time }) => `${wrapText(name, { width: page.textWidth * 0.8, fontSize: size * POINT, maxLines: 1 })[0] ?? ''}${time === null ? '' : `　·　${clock(time)}`}`)
  return {
    chart: null,
    shapes: [
      placeholder(2, names.of('agenda', 'title', words), 'title', null, `<a:p>${themedRun(words)}</a:p>`),
      ...(report.simulated ? [simulatedBadge(3, report.simulated, page)] : []),
      placeholder(4, names.of('agenda', 'text', lines.join('')), 'body', 1, lines.map(line => `<a:p>${look}${themedRun(line, { size })}</a:p>`).join('')),
      slideNumber(5),
    ],
  }
}

/** Points, and lines at most. */
const TAKEAWAY = { size: 14, most: 3 } as const
const takeawayLines = (bullets: readonly Pick<Bullet, 'runs'>[], page: SlidePage): number =>
  bullets.reduce((sum, bullet) => sum + wrapText(textOf(bullet.runs), { width: page.textWidth * 0.95, fontSize: TAKEAWAY.size * POINT }).length, 0)

const textOf = (runs: readonly RenderedRun[]): string => runs.map(run => run.text).join('')
/** "Table 3 shows …" and nothing more: said, not shown. */
const onlyPoints = (runs: readonly RenderedRun[]): boolean => runs.some(run => run.ref) && !runs.some(run => run.provenance)

/** A form of a template with nothing in it but the names of its rows: printed in the document to be filled in, and no slide. */
const isBlankForm = ({ typed, table }: Extract<RenderedBlock, { kind: 'table' }>): boolean =>
  typed && table.rows.every(row => row.cells.every((cell, i) => i === 0 || cell.text.trim() === ''))

/** Points under one heading. */
interface Stretch { heading: Heading | null; bullets: Bullet[] }

/** Sorts the blocks of a report onto slides. */
class DeckPlan {
  readonly #report: RenderedReport
  readonly #page: SlidePage
  readonly #t: Translate
  readonly #names = new ShapeNames()
  readonly #sections: Section[] = []
  #heading: Heading | null = null
  #bullets: Bullet[] = []
  /** Points under the headings before this one in the chapter that have no slide yet: few of them share one. */
  #earlier: Stretch[] = []
  /** Said with the next slide; so many of it belong to what is in `#earlier`. */
  #said: string[] = []
  #saidEarlier = 0
  /** The chapter has a form that nobody has filled in. */
  #blank = false
  #next: RenderedBlock | undefined
  /** Sentences that stand over their figure already. */
  readonly #taken = new Set<string>()

  constructor(report: RenderedReport, page: SlidePage, t: Translate) {
    this.#report = report
    this.#page = page
    this.#t = t
  }

  sections(): Section[] {
    const { blocks } = this.#report
    blocks.forEach((block, i) => {
      if (this.#taken.has(block.id)) return
      this.#next = blocks[i + 1]
      this.#take(block)
    })
    this.#close()
    return this.#sections
  }

  get #section(): Section {
    const open = this.#sections.at(-1)
    if (open) return open
    const made: Section = { id: 'before', name: oneLine(this.#report.title), seconds: null, slides: [] }
    this.#sections.push(made)
    return made
  }

  #setting(block: string, takeaway: SlideSetting['takeaway'] = null): SlideSetting {
    return { takeaway, t: this.#t, page: this.#page, name: (part, _, shown) => this.#names.of(block, part, shown), lines: this.#report.settings.style.table, tables: false }
  }

  #frame(): Frame { return { title: '', facts: [], period: '', source: '', note: '', simulated: this.#report.simulated } }

  #take(block: RenderedBlock): void {
    switch (block.kind) {
      case 'heading':
        if (block.level === 1) { this.#close(); this.#sections.push({ id: block.id, name: headingText(block), seconds: block.seconds, slides: [] }) } else this.#keep()
        this.#heading = block
        return
      case 'paragraph':
        this.#said.push(textOf(block.runs))
        if (!onlyPoints(block.runs)) this.#bullets.push({ block: block.id, runs: condensed(block.runs, this.#page), number: null })
        return
      case 'list':
        block.items.forEach((item, i) => { this.#bullets.push({ block: block.id, runs: item, number: block.ordered ? i + 1 : null }) })
        return
      case 'missing': this.#bullets.push({ block: block.id, runs: [{ text: block.text }], number: null }); return
      case 'figure': {
        const takeaway = this.#takeaway()
        const word = this.#t(block.figure.kind === 'priority' ? 'report.table' : 'report.figure')
        const title = `${word} ${block.number}　${oneLine(block.caption)}`
        this.#put(block.id, figureSlides({ ...block.figure, frame: { ...block.figure.frame, title, simulated: this.#report.simulated } }, this.#setting(block.id, takeaway)), 'figure')
        return
      }
      case 'table': {
        if (isBlankForm(block)) { this.#blank = true; return }
        const takeaway = this.#takeaway()
        const slides = tableSlides({ frame: this.#frame(), classes: null }, 'table', block.table, `${this.#t('report.table')} ${block.number}　${oneLine(block.caption)}`, block.notes.map(oneLine), this.#setting(block.id, takeaway))
        this.#put(block.id, slides, 'figure', this.#heading?.number === '' && FOR_QUESTIONS.has(block.provenance?.method ?? ''))
        return
      }
      case 'picture': {
        this.#flush()
        const draft = new SlideDraft()
        const on = this.#setting(block.id)
        const room = frameSlide(draft, { frame: this.#frame(), classes: null }, `${this.#t('report.figure')} ${block.number}　${oneLine(block.caption)}`, [], on)
        const picture = { png: Buffer.from(block.base64, 'base64'), svg: null, type: block.type }
        // Pixels are not blown up beyond 96 to the inch.
        const region = fitted(room, { width: Math.max(1, block.size.width) * 25.4 / 96, height: Math.max(1, block.size.height) * 25.4 / 96 }, 1)
        this.#put(block.id, [{ shapes: draft.shapes, chart: null, picture: { picture, id: draft.nextId(), region, description: block.caption, name: shown => on.name('picture', '', shown) } }], 'figure')
        return
      }
      case 'signature':
        for (const line of block.lines) this.#bullets.push({ block: block.id, runs: [{ text: `${oneLine(line)} ${'_'.repeat(24)}` }] })
        return
      case 'notes':
        this.#flush()
        if (this.#section.slides.length > 0) this.#section.slides.at(-1)!.notes.push(block.text)
        else this.#said.push(block.text)
        return
      case 'contents': case 'pageBreak':
    }
  }

  /** A few lines of text stand over the figure they speak of; what is read from it, which follows it in the report, too. */
  #takeaway(): SlideSetting['takeaway'] {
    const next = this.#next
    if (this.#bullets.length === 0 && next?.kind === 'paragraph' && next.runs.some(run => run.provenance?.row === null)) {
      const runs = condensed(next.runs, this.#page)
      if (takeawayLines([{ runs }], this.#page) <= TAKEAWAY.most) {
        this.#taken.add(next.id)
        this.#said.push(textOf(next.runs))
        this.#bullets.push({ block: next.id, runs })
      }
    }
    const bullets = this.#bullets
    const lines = takeawayLines(bullets, this.#page)
    if (bullets.length === 0 || lines > TAKEAWAY.most) { this.#flush(); return null }
    this.#bullets = []
    this.#flush(this.#saidEarlier)
    const name = this.#names.of(bullets[0]!.block, 'text', bullets.map(bullet => textOf(bullet.runs)).join(''))
    const paragraphs = bullets.map(bullet => `<a:p>${bullet.runs.map(run => themedRun(run.text, { size: TAKEAWAY.size, ...(run.bold && { bold: true }) })).join('')}</a:p>`).join('')
    return { height: lines * TAKEAWAY.size * POINT * 1.45, shape: (id, region) => textShape(id, name, region, paragraphs, { anchor: 't' }) }
  }

  #put(block: string, slides: readonly Slide[], layout: LayoutName, hidden = false): void {
    for (const slide of slides) this.#section.slides.push({ block, slide, layout, notes: this.#said.splice(0), hidden })
  }

  /** The points so far wait for those of the next heading. */
  #keep(): void {
    if (this.#bullets.length > 0) this.#earlier.push({ heading: this.#heading, bullets: this.#bullets.splice(0) })
    this.#saidEarlier = this.#said.length
  }

  /** What waits for a slide, with what is `said` of it: under its own heading, or several under that of the chapter. */
  #flush(said = this.#said.length): void {
    this.#saidEarlier = 0
    const stretches = [...this.#earlier.splice(0), { heading: this.#heading, bullets: this.#bullets.splice(0) }].filter(({ bullets }) => bullets.length > 0)
    const [first] = stretches
    if (!first) return
    const rest = this.#said.splice(said)
    const only = stretches.length === 1
    const title = only ? first.heading ? headingText(first.heading) : oneLine(this.#report.title) : this.#section.name
    const bullets = only ? first.bullets : stretches.flatMap(({ heading, bullets: own }) => [...(heading && heading.level > 1 ? [{ block: heading.id, runs: [{ text: headingText(heading), bold: true }] }] : []), ...own])
    const pages = bulletPages(bullets, this.#page)
    const under = only ? first.heading?.id : this.#section.id
    this.#put(bullets[0]!.block, pages.map((page, i) => this.#textSlide(page, pages.length === 1 ? title : this.#t('report.continued', { title, n: i + 1, of: pages.length }), under)), 'text')
    this.#said.push(...rest)
  }

  /** The end of a chapter: one without a slide gets a bare one, for the group to fill in. */
  #close(): void {
    this.#flush()
    const open = this.#sections.at(-1)
    if (open && open.slides.length === 0 && open.id !== 'before' && !this.#blank) this.#put(open.id, [this.#textSlide([], open.name, open.id)], 'text')
    this.#blank = false
    if (this.#said.length > 0 && open?.slides.length) open.slides.at(-1)!.notes.push(...this.#said.splice(0))
  }

  #textSlide(bullets: readonly Bullet[], title: string, under: string | undefined): Slide {
    const draft = new SlideDraft()
    const { nextId, shapes } = draft
    const words = shorten(title, 60)
    const block = bullets[0]?.block ?? under ?? 'text'
    shapes.push(placeholder(nextId(), this.#names.of(under ?? 'text', 'title', words), 'title', null, `<a:p>${themedRun(words)}</a:p>`))
    if (this.#report.simulated) shapes.push(simulatedBadge(nextId(), this.#report.simulated, this.#page))
    const shown = bullets.map(bullet => textOf(bullet.runs)).join('')
    shapes.push(placeholder(nextId(), this.#names.of(block, 'text', shown), 'body', 1, bullets.map(bulletXml).join('') || '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'))
    shapes.push(slideNumber(nextId()))
    return { shapes, chart: null }
  }
}

const headingText = ({ number, text }: Heading): string => oneLine(number ? `${number} ${text}` : text)
