import { writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fishbone } from '../../../shared/model/fishbone.ts'
import { testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

describe('a presentation that comes back', () => {
  let test: TestEngine
  let fishbone: Fishbone
  const call: TestEngine['client']['call'] = (...args) => test.client.call(...args)
  const bone = (text: string): string => fishbone.bones.find(one => one.text === text)!.id
  const outline = async (): Promise<string[]> => {
    const { bones } = await call('fishbone.get', { fishbone: fishbone.id })
    return bones.map(one => `${bones.find(other => other.id === one.parent)?.text ?? ''}>${one.text}`)
  }

  beforeAll(async () => {
    test = await testEngine()
    await test.newProject('营业厅')
    const made = await call('fishbone.create', { effect: '等候时间长', template: 'blank' })
    const add = async (parent: string | null, text: string): Promise<string> => (await call('bone.add', { fishbone: made.id, parent, index: 99, text })).id
    const people = await add(null, '人员')
    const machine = await add(null, '设备')
    const trained = await add(people, '新员工培训不足')
    await add(trained, '无培训计划')
    await add(people, '高峰未加派人手')
    await add(machine, '自助终端少')
    await add(machine, '系统响应慢')
    fishbone = await call('fishbone.get', { fishbone: made.id })
  })
  afterAll(() => test.dispose())

  async function deck(work: (xml: string) => string): Promise<string> {
    const path = join(test.dir, `deck-${Math.abs(work.toString().length)}.pptx`)
    await call('export.figure', { spec: { kind: 'fishbone', fishbone: fishbone.id }, format: 'pptx', grant: test.grants.add(path, 'write', { overwrite: true }) })
    const zip = await JSZip.loadAsync(readFileSync(path))
    const slide = zip.file('ppt/slides/slide1.xml')!
    zip.file('ppt/slides/slide1.xml', work(await slide.async('string')))
    writeFileSync(path, await zip.generateAsync({ type: 'uint8array' }))
    return path
  }
  const without = (xml: string, name: string): string => xml.replace(new RegExp(`<p:(sp|cxnSp)><p:nv(?:Sp|CxnSp)Pr><p:cNvPr id="\\d+" name="${name}[|"](?:(?!</p:\\1>).)*</p:\\1>`), '')

  it('asks nothing of a person where nothing was changed', async () => {
    const reading = await call('fishbone.readDeck', { fishbone: fishbone.id, grant: test.grants.add(await deck(xml => xml), 'read') })
    expect(reading).toEqual({ slides: 1, bones: 7, changes: [] })
  })

  it('applies what is chosen as one change set, keeps what hung on a deleted bone, and can be undone', async () => {
    const before = await outline()
    const target = bone('系统响应慢')
    const path = await deck(xml => {
      const label = /<p:cNvPr id="(\d+)"/.exec(xml.slice(xml.lastIndexOf('<p:sp>', xml.indexOf(`yinguo:label:${target}`))))![1]!
      const text = xml.replace('<a:t>自助终端少</a:t>', '<a:t>自助终端只有 2 台</a:t>')
      const gone = ['bone', 'label', 'number'].reduce((work, part) => without(work, `yinguo:${part}:${bone('新员工培训不足')}`), text)
      return gone.replace('</p:spTree>', `<p:sp><p:nvSpPr><p:cNvPr id="900" name="文本框 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="100000" y="6000000"/><a:ext cx="900000" cy="250000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>数据库未扩容</a:t></a:r></a:p></p:txBody></p:sp><p:cxnSp><p:nvCxnSpPr><p:cNvPr id="901" name="直接连接符 9"/><p:cNvCxnSpPr><a:stCxn id="900" idx="3"/><a:endCxn id="${label}" idx="1"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="1000000" y="5000000"/><a:ext cx="100" cy="100"/></a:xfrm><a:prstGeom prst="line"/></p:spPr></p:cxnSp></p:spTree>`)
    })
    const { changes } = await call('fishbone.readDeck', { fishbone: fishbone.id, grant: test.grants.add(path, 'read') })
    expect(changes.map(change => change.kind).sort()).toEqual(['added', 'moved', 'removed', 'reworded'])
    // What hung on the deleted bone is shown as doubtful: it ends on nothing.
    const chosen = changes.filter(change => change.kind !== 'moved')
    const { applied, added } = await call('fishbone.applyDeck', { fishbone: fishbone.id, changes: chosen })
    expect(applied).toBe(3)
    expect(Object.keys(added)).toHaveLength(1)
    expect((await outline()).sort()).toEqual(['>人员', '>设备', '人员>无培训计划', '人员>高峰未加派人手', '系统响应慢>数据库未扩容', '设备>系统响应慢', '设备>自助终端只有 2 台'].sort())
    const last = (await call('history.list', {})).sets[0]!
    expect(last.kind).toBe('fishbone.applyDeck')
    await call('history.undo', {})
    expect(await outline()).toEqual(before)
  })

  it('refuses a change that cannot be, and changes nothing then', async () => {
    const before = await outline()
    const move = { kind: 'moved' as const, key: 'm', slide: 1, doubt: null, bone: bone('人员'), text: '人员', before: null, parent: { bone: bone('无培训计划'), added: null }, index: 0 }
    await expect(call('fishbone.applyDeck', { fishbone: fishbone.id, changes: [{ kind: 'reworded', key: 'r', slide: 1, doubt: null, bone: null, before: '', after: '别的' }, move] })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await outline()).toEqual(before)
  })
})
