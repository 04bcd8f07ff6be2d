import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { officeDocument } from '../../../main/engine/export/documents.ts'
import { deckChanges } from '../../../main/engine/fishboneFromPptx/compare.ts'
import { readDeck } from '../../../main/engine/fishboneFromPptx/deck.ts'
import type { DeckChange } from '../../../shared/contract/fishboneDeck.ts'
import { buildFishboneFigure } from '../../../shared/figures/fishbone/build.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { fishboneSettings } from '../../../shared/model/cause.ts'
import type { Fishbone } from '../../../shared/model/fishbone.ts'
import { diagramOf } from '../../fixtures/bones.ts'
import { fishboneBones } from '../../fixtures/figures.ts'
import { habits } from './fixtures/resaved.ts'
import { evidenceFor, fishboneSpecOf, queue } from './fixtures/results.ts'

const zh = translator('zh-CN')
const small: Fishbone = { ...queue, id: 'f1', links: [{ id: 'l1', from: 'b14', to: 'b20', note: '' }] }
const facts = { title: '', at: '2026-11-22T10:00:00+08:00' }

const exported = (fishbone: Fishbone, spec: Record<string, unknown> = {}): Promise<Uint8Array> =>
  officeDocument('pptx', [buildFishboneFigure(fishbone, { evidence: evidenceFor(fishbone) }, fishboneSpecOf(spec), zh)], facts, zh)

/** The deck after somebody worked on the slides. */
async function edited(bytes: Uint8Array, work: (xml: string, slide: number) => string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes)
  for (const path of Object.keys(zip.files)) {
    const slide = /^ppt\/slides\/slide(\d+)\.xml$/.exec(path)
    if (slide) zip.file(path, work(await zip.file(path)!.async('string'), Number(slide[1])))
  }
  return zip.generateAsync({ type: 'uint8array' })
}

const read = async (bytes: Uint8Array, fishbone: Fishbone): Promise<DeckChange[]> => deckChanges(await readDeck(bytes), fishbone).changes
/** Kind and what it is about, for comparing. */
const said = (changes: readonly DeckChange[]): string[] => changes.map(change => {
  const doubt = change.doubt ? `?${change.doubt}` : ''
  switch (change.kind) {
    case 'reworded': return `reworded ${change.bone} ${change.after}${doubt}`
    case 'moved': return `moved ${change.bone} to ${change.parent.bone ?? (change.parent.added === null ? 'spine' : 'new')}@${change.index}${doubt}`
    case 'added': return `added ${change.text} on ${change.parent.bone ?? (change.parent.added === null ? 'spine' : 'new')}${doubt}`
    case 'removed': return `removed ${change.bone}${doubt}`
    case 'linked': return `linked ${change.from}>${change.to}`
    case 'unlinked': return `unlinked ${change.link}`
  }
}).sort()

/** A shape element by its name, whole. */
function shapeOf(xml: string, name: string): string {
  const at = Math.max(xml.indexOf(`name="${name}"`), xml.indexOf(`name="${name}|`))
  if (at < 0) throw new Error(`no ${name}`)
  const start = Math.max(xml.lastIndexOf('<p:sp>', at), xml.lastIndexOf('<p:cxnSp>', at))
  const tag = xml.startsWith('<p:cxnSp>', start) ? '</p:cxnSp>' : '</p:sp>'
  return xml.slice(start, xml.indexOf(tag, at) + tag.length)
}
const change = (xml: string, name: string, by: (shape: string) => string): string => { const shape = shapeOf(xml, name); return xml.replace(shape, () => by(shape)) }
const deleted = (xml: string, ...names: string[]): string => names.reduce((text, name) => change(text, name, () => ''), xml)
const reworded = (xml: string, name: string, text: string): string => change(xml, name, shape => {
  const first = /<a:r>.*?<\/a:r>/.exec(shape)![0]
  return shape.replace(/(<a:pPr.*?<\/a:pPr>).*(<a:endParaRPr)/, (_, before: string, after: string) => before + first.replace(/<a:t>.*?<\/a:t>/, `<a:t>${text}</a:t>`) + after)
})
const moved = (xml: string, name: string, dx: number, dy: number): string => change(xml, name, shape =>
  shape.replace(/<a:off x="(-?\d+)" y="(-?\d+)"\/>/, (_, x: string, y: string) => `<a:off x="${Number(x) + dx}" y="${Number(y) + dy}"/>`))
const frameOf = (shape: string): { x: number; y: number; width: number; height: number; flipV: boolean } => {
  const [, x, y, width, height] = /<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/.exec(shape)!.map(Number)
  return { x: x!, y: y!, width: width!, height: height!, flipV: shape.includes('flipV="1"') }
}
const idOf = (shape: string): string => /<p:cNvPr id="(\d+)"/.exec(shape)![1]!
/** Where a line of ours joins its parent: its second point. */
const tipOf = (shape: string): { x: number; y: number } => { const { x, y, width, height, flipV } = frameOf(shape); return { x: x + width, y: flipV ? y : y + height } }
const intoGroup = (xml: string, shapes: string): string => xml.replace('</p:grpSp>', `${shapes}</p:grpSp>`)
const onSlide = (xml: string, shapes: string): string => xml.replace('</p:spTree>', `${shapes}</p:spTree>`)
const box = (id: number, x: number, y: number, text: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="TextBox ${id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="900000" cy="250000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN" sz="900"/><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`
const line = (id: number, from: { x: number; y: number }, to: { x: number; y: number }, glue = ''): string =>
  `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="${id}" name="Straight Connector ${id}"/><p:cNvCxnSpPr>${glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm${from.x > to.x ? ' flipH="1"' : ''}${from.y > to.y ? ' flipV="1"' : ''}><a:off x="${Math.min(from.x, to.x)}" y="${Math.min(from.y, to.y)}"/><a:ext cx="${Math.abs(to.x - from.x)}" cy="${Math.abs(to.y - from.y)}"/></a:xfrm><a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom><a:ln><a:tailEnd type="triangle"/></a:ln></p:spPr></p:cxnSp>`
const own = (part: string, id: string): string => `yinguo:${part}:${id}`
/** Line, label, number and numbers of a bone. */
const partsOf = (xml: string, id: string): string[] => ['bone', 'label', 'number', 'data', 'star'].map(part => own(part, id)).filter(name => xml.includes(`name="${name}"`) || xml.includes(`name="${name}|`))

/** Somebody's afternoon: words changed, a bone and a link deleted, b25 with all on it moved to the line of the big bone b16. */
function workedOn(xml: string, slide: number): string {
  if (slide > 1) return xml.replaceAll('yinguo:', 'other:')
  let work = reworded(xml, own('label', 'b5'), '厅间忙闲不均')
  work = reworded(work, 'yinguo:effect', '等候时间超过 15 分钟')
  work = deleted(work, ...partsOf(work, 'b6'), own('link', 'l1'))
  const target = frameOf(shapeOf(work, own('bone', 'b16')))
  const from = tipOf(shapeOf(work, own('bone', 'b25')))
  const to = { x: target.x + Math.round(target.width * 0.6), y: target.y + Math.round(target.height * 0.6) }
  for (const id of ['b25', 'b26', 'b27']) for (const name of partsOf(work, id)) work = moved(work, name, to.x - from.x, to.y - from.y)
  return work
}
const workFound = ['moved b25 to b16@3', 'removed b6', 'reworded b5 厅间忙闲不均', 'reworded null 等候时间超过 15 分钟', 'unlinked l1']

describe('a presentation read back', () => {
  it('finds nothing in a deck that nobody changed, of every view, head and size', async () => {
    const large = diagramOf({ id: 'f', effect: '营业厅排队等候时间长', bones: fishboneBones() })
    for (const [fishbone, spec] of [
      [small, {}], [small, { view: 'relation' }], [small, { view: 'tree' }], [small, { head: 'left' }], [small, { collapsed: ['b2'] }],
      [{ ...small, settings: fishboneSettings.parse({ type: 'measure' }) }, {}], [{ ...small, settings: fishboneSettings.parse({ type: 'sorting' }) }, {}], [large, {}],
    ] as [Fishbone, Record<string, unknown>][]) expect([spec, said(await read(await exported(fishbone, spec), fishbone))]).toEqual([spec, []])
  })

  it('does not take a change of the project for one of the deck', async () => {
    const bytes = await exported(small)
    const later: Fishbone = { ...small, effect: '等候超过 15 分钟', bones: [
      ...small.bones.filter(bone => bone.id !== 'b10').map(bone => (bone.id === 'b4' ? { ...bone, text: '另一种说法' } : bone.id === 'b3' ? { ...bone, parent: 'b5' } : bone)),
      { ...small.bones[3]!, id: 'new', text: '后来加的', parent: 'b1', order: 9 },
    ] }
    expect(said(await read(bytes, later))).toEqual([])
  })

  it('finds rewording, deletion, a moved branch, a new order and a lost cross link, and nothing else', async () => {
    const bytes = await edited(await exported(small), workedOn)
    expect(said(await read(bytes, small))).toEqual(workFound)
  })

  it('finds siblings in another order', async () => {
    const bytes = await edited(await exported(small), (xml, slide) => {
      if (slide > 1) return xml.replaceAll('yinguo:', 'other:')
      const [a, b] = [tipOf(shapeOf(xml, own('bone', 'b20'))), tipOf(shapeOf(xml, own('bone', 'b21')))]
      let work = xml
      for (const name of partsOf(work, 'b20')) work = moved(work, name, b.x - a.x, b.y - a.y)
      for (const name of partsOf(work, 'b21')) work = moved(work, name, a.x - b.x, a.y - b.y)
      return work
    })
    const found = said(await read(bytes, small))
    expect(found).toHaveLength(1)
    expect(['moved b20 to b16@2', 'moved b21 to b16@1']).toContain(found[0])
  })

  it('finds new shapes by glue, by where their connector ends, by nearness with a doubt, and pasted copies', async () => {
    const bytes = await edited(await exported(small), (xml, slide) => {
      if (slide > 1) return xml.replaceAll('yinguo:', 'other:')
      const label = idOf(shapeOf(xml, own('label', 'b25')))
      const middle = frameOf(shapeOf(xml, own('bone', 'b16')))
      const tip = { x: middle.x + Math.round(middle.width * 0.5), y: middle.y + Math.round(middle.height * 0.5) }
      let work = onSlide(xml, box(9001, 300_000, 6_000_000, '终端配置低') + line(9002, { x: 1_200_000, y: 6_100_000 }, { x: 3_000_000, y: 5_000_000 }, `<a:stCxn id="9001" idx="3"/><a:endCxn id="${label}" idx="0"/>`))
      // Not glued: its ends lie by the box and on the bone.
      work = onSlide(work, box(9003, tip.x - 2_500_000, tip.y - 125_000, '排班规则不明确') + line(9004, { x: tip.x - 1_600_000, y: tip.y }, tip))
      // A cause of a new cause, glued.
      work = onSlide(work, box(9005, 300_000, 6_400_000, '采购标准旧') + line(9006, { x: 1_200_000, y: 6_500_000 }, { x: 1_000_000, y: 6_250_000 }, '<a:stCxn id="9005" idx="3"/><a:endCxn id="9001" idx="2"/>'))
      // Far from everything.
      work = onSlide(work, box(9007, 11_000_000, 6_500_000, '随手写的话'))
      // Copied and pasted in the group: same names, new ids, a little aside.
      const bone = shapeOf(work, own('bone', 'b31')).replace(/<p:cNvPr id="\d+"/, '<p:cNvPr id="9011"').replace(/<a:stCxn id="\d+"/, '<a:stCxn id="9010"')
      const twin = reworded(shapeOf(work, own('label', 'b31')).replace(/<p:cNvPr id="\d+"/, '<p:cNvPr id="9010"'), own('label', 'b31'), '等候区无引导员')
      return intoGroup(work, twin + bone)
    })
    expect(said(await read(bytes, small))).toEqual([
      'added 排班规则不明确 on b16', 'added 等候区无引导员 on b28', 'added 终端配置低 on b25', 'added 采购标准旧 on new', 'added 随手写的话 on spine?alone',
    ])
  })

  it('follows groups that were moved, enlarged and turned over as a whole', async () => {
    const bytes = await edited(await exported(small), xml => xml.replace(/(<p:grpSpPr><a:xfrm)(><a:off x=")(\d+)(" y=")(\d+)("\/><a:ext cx=")(\d+)(" cy=")(\d+)/g, (_, a: string, b: string, x: string, c: string, y: string, d: string, w: string, e: string, h: string) =>
      (Number(w) > 1_000_000 ? `${a} flipH="1"${b}${Number(x) - 300_000}${c}${Number(y) + 200_000}${d}${Math.round(Number(w) * 0.9)}${e}${Math.round(Number(h) * 0.9)}` : _)))
    // Turned over, the big bones come in the opposite order from the left: nothing hangs elsewhere.
    const found = await read(bytes, small)
    expect(found.every(one => one.kind === 'moved' && one.parent.bone === one.before)).toBe(true)
  })

  it('finds a re-glued line, a new link and a bone joined anew in the boxes of a relation and a tree diagram', async () => {
    for (const view of ['relation', 'tree'] as const) {
      const bytes = await edited(await exported(small, { view }), xml => {
        if (!xml.includes(own('label', 'b8'))) return xml
        const other = idOf(shapeOf(xml, own('label', 'b13')))
        const ends: [string, string] = [idOf(shapeOf(xml, own('label', 'b24'))), idOf(shapeOf(xml, own('label', 'b13')))]
        const work = change(xml, own('bone', 'b8'), shape => shape.replace(view === 'tree' ? /<a:stCxn id="\d+"/ : /<a:endCxn id="\d+"/, view === 'tree' ? `<a:stCxn id="${other}"` : `<a:endCxn id="${other}"`))
        return onSlide(work, line(9100, { x: 0, y: 0 }, { x: 100_000, y: 100_000 }, `<a:stCxn id="${ends[0]}" idx="1"/><a:endCxn id="${ends[1]}" idx="3"/>`))
      })
      expect(said(await read(bytes, small))).toEqual(['linked b24>b13', `moved b8 to b13@1`])
    }
  })

  it('says what is doubtful: a bone deleted on one slide only, a label dragged away alone, a line left behind', async () => {
    const large = diagramOf({ id: 'f', effect: '营业厅排队等候时间长', bones: fishboneBones() })
    const bytes = await edited(await exported(large), (xml, slide) => {
      if (slide === 1) {
        const far = frameOf(shapeOf(xml, own('bone', 'b5')))
        const here = frameOf(shapeOf(xml, own('label', 'b1m0s0')))
        const work = moved(deleted(xml, own('label', 'b0m0s0'), own('bone', 'b0m0s0'), own('label', 'b2m1s0')), own('label', 'b1m0s0'), far.x + Math.round(far.width / 2) - here.x, far.y + Math.round(far.height / 2) - here.y)
        return work
      }
      return xml.includes(own('label', 'b2m1s0')) ? deleted(xml, own('label', 'b2m1s0')) : xml
    })
    expect(said(await read(bytes, large))).toEqual(['moved b1m0s0 to b5@3?apart', 'removed b0m0s0?oneSlide', 'removed b2m1s0?lineLeft'])
  })

  it('refuses another fishbone, a deck without one, and what is no presentation', async () => {
    const bytes = await exported(small)
    await expect(read(bytes, { ...small, id: 'f2' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(read(await edited(bytes, xml => xml.replaceAll('yinguo:', 'other:')), small)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(read(await officeDocument('xlsx', [], facts, zh).catch(() => new Uint8Array([80, 75])), small)).rejects.toMatchObject({ code: /^M\d\d$/ })
    await expect(read(new TextEncoder().encode('nothing'), small)).rejects.toMatchObject({ code: 'M11' })
    await expect(read(await edited(bytes, xml => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`), small)).rejects.toMatchObject({ code: 'M11' })
  })

  it('finds the same after LibreOffice saved the deck in its own format and back', async () => {
    if (spawnSync('soffice', ['--version']).status !== 0) { process.stderr.write('skipped: LibreOffice is not here\n'); return }
    const bytes = await edited(await exported(small), (xml, slide) => (slide > 1 ? xml.replaceAll('yinguo:', 'other:') : reworded(deleted(xml, ...partsOf(xml, 'b6')), own('label', 'b5'), '厅间忙闲不均')))
    const folder = mkdtempSync(join(tmpdir(), 'yinguo-deck-'))
    try {
      writeFileSync(join(folder, 'a.pptx'), bytes)
      for (const [from, to] of [['a.pptx', 'odp'], ['a.odp', 'pptx']] as const) {
        spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', to === 'pptx' ? join(folder, 'back') : folder, join(folder, from)], { timeout: 600_000 })
      }
      const back = join(folder, 'back', 'a.pptx')
      if (!existsSync(back)) { process.stderr.write('skipped: LibreOffice did not convert the deck\n'); return }
      expect(said(await read(readFileSync(back), small))).toEqual(['removed b6', 'reworded b5 厅间忙闲不均'])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('a presentation that another program saved', () => {
  const views: [string, Fishbone, Record<string, unknown>][] = [['fishbone', small, {}], ['head left', small, { head: 'left' }], ['relation', small, { view: 'relation' }], ['tree', small, { view: 'tree' }]]
  const all = (xml: string): string => Object.values(habits).reduce((text, habit) => habit(text), xml)

  it('has no change of its own, in any view', async () => {
    const found: string[] = []
    const idle = new Set(Object.keys(habits))
    for (const [name, fishbone, spec] of views) {
      const deck = await exported(fishbone, spec)
      for (const [habit, work] of Object.entries({ ...habits, all })) {
        const bytes = await edited(deck, xml => { const after = work(xml); if (after !== xml) idle.delete(habit); return after })
        found.push(...said(await read(bytes, fishbone)).map(line => `${name}, ${habit}: ${line}`))
      }
    }
    expect(found).toEqual([])
    expect([...idle]).toEqual([])
  })

  it('tells the same edits as before it was saved', async () => {
    const deck = await exported(small)
    for (const [habit, work] of Object.entries({ ...habits, all })) expect([habit, ...said(await read(await edited(deck, (xml, slide) => work(workedOn(xml, slide))), small))]).toEqual([habit, ...workFound])
  })
})
