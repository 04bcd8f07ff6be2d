import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pictureSize } from '../../../main/engine/pictures/pictureSize.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
beforeEach(async () => { test = await testEngine(); await test.newProject() })
afterEach(async () => { expect(test.logged).toEqual([]); await test.dispose() })

const chunk = (name: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, data, Buffer.alloc(4)])
}
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(20))), chunk('IEND', Buffer.alloc(0))])
}
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])
const add = (name: string, bytes: Uint8Array) => test.client.call('attachment.add', { name, data: Buffer.from(bytes).toString('base64') })

describe('a picture', () => {
  it('is kept once, under its SHA-256, and comes back as it was', async () => {
    const bytes = png(40, 30)
    const kept = await add('现场.jpg', bytes)
    expect(kept).toEqual({ id: createHash('sha256').update(bytes).digest('hex'), name: '现场.jpg', type: 'image/png', width: 40, height: 30, bytes: bytes.length })
    expect((await add('again.png', bytes)).id).toBe(kept.id)
    expect(await test.client.call('attachment.get', { attachment: kept.id })).toEqual({ ...kept, data: bytes.toString('base64') })
    expect(await add('b', jpeg)).toMatchObject({ type: 'image/jpeg', width: 30, height: 20 })
    await expect(test.client.call('attachment.get', { attachment: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'attachment' } })
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })

  it('is told by its content, whole and within limits', async () => {
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', 'x']) await expect(add('a.png', Buffer.from(text))).rejects.toMatchObject({ code: 'BAD_VALUE', params: { why: 'notAPicture' } })
    await expect(add('cut.png', png(40, 30).subarray(0, 60))).rejects.toMatchObject({ code: 'M11' })
    await expect(add('tail.png', Buffer.concat([png(4, 3), Buffer.from('PK')]))).rejects.toMatchObject({ code: 'M11' })
    await expect(add('wide.png', png(20_000, 3))).rejects.toMatchObject({ code: 'M09', params: { what: 'pictureSide' } })
    await expect(add('many.png', png(10_000, 10_000))).rejects.toMatchObject({ code: 'M09', params: { what: 'pixels' } })
    await expect(add('big.png', Buffer.concat([png(4, 3), Buffer.alloc(8 * 1024 * 1024)]))).rejects.toMatchObject({ code: 'BAD_PARAMS' })
    await expect(test.client.call('attachment.add', { name: 'a', data: 'no base64!' })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
  })

  it('that is cut anywhere is never taken for a whole one', () => {
    for (const whole of [png(40, 30), jpeg]) for (let length = 0; length < whole.length; length++) expect([null, 'broken']).toContain(pictureSize(whole.subarray(0, length)))
    for (let at = 0; at < jpeg.length; at++) for (const byte of [0, 255]) expect(() => pictureSize(Uint8Array.from(jpeg, (own, i) => (i === at ? byte : own)))).not.toThrow()
  })
})
