import { describe, expect, it } from 'vitest'
import { exposedApi } from '../../preload/exposedApi.ts'
import { ipcChannels, PORT_MESSAGE } from '../../shared/contract/host.ts'

function bench(path = '/data/a/data.csv') {
  const sent: unknown[][] = []
  const listeners = new Map<string, (word: unknown, ports: readonly MessagePort[]) => void>()
  const posted: unknown[][] = []
  const api = exposedApi({
    invoke: (...words) => { sent.push(words); return Promise.resolve({ ok: true, value: { grant: 'g', name: 'n' } }) },
    send: (...words) => { sent.push(words) },
    on: (channel, listener) => { listeners.set(channel, listener) },
    pathOf: file => ('path' in file ? '' : path),
    postToPage: (...words) => { posted.push(words) },
  })
  return { api, sent, listeners, posted }
}

describe('E5: preload', () => {
  it('exposes these functions and nothing else', () => {
    const { api } = bench()
    expect(Object.entries(api).map(([name, value]) => `${name}: ${typeof value}`)).toMatchInlineSnapshot(`
      [
        "connect: function",
        "pickOpen: function",
        "pickSave: function",
        "grantFile: function",
        "openAddress: function",
        "onCommand: function",
        "onOpenFile: function",
      ]
    `)
    expect(Object.keys(api).length).toBeLessThanOrEqual(40)
  })

  it('takes no path from the page: only a File has one', async () => {
    const { api, sent } = bench()
    for (const word of ['/etc/passwd', { name: 'x', path: '/etc/passwd', size: 1 }, null, 7]) {
      expect(await api.grantFile(word as never)).toEqual({ ok: false, code: 'BAD_GRANT', params: {} })
    }
    expect(sent).toEqual([])
    expect(await api.grantFile({ name: 'data.csv', size: 1 })).toEqual({ ok: true, value: { grant: 'g', name: 'n' } })
    expect(sent).toEqual([[ipcChannels.grantFile, '/data/a/data.csv']])
  })

  it('passes words, never events, and keeps what comes before the page listens', () => {
    const { api, listeners, posted } = bench()
    const port = {} as MessagePort
    listeners.get(ipcChannels.port)?.(null, [port])
    expect(posted).toEqual([[PORT_MESSAGE, [port]]])
    listeners.get(ipcChannels.command)?.('edit.undo', [])
    listeners.get(ipcChannels.command)?.({ sender: 'event' }, [])
    listeners.get(ipcChannels.openFile)?.({ grant: 'g', name: 'a.yinguo', path: '/data/a' }, [])
    const heard: unknown[][] = []
    const stop = api.onCommand((...words) => heard.push(words))
    api.onOpenFile((...words) => heard.push(words))
    expect(heard).toEqual([['edit.undo'], [{ grant: 'g', name: 'a.yinguo' }]])
    stop()
    listeners.get(ipcChannels.command)?.('edit.redo', [])
    expect(heard).toHaveLength(2)
  })

  it('turns whatever the page passes into text', async () => {
    const { api, sent } = bench()
    await api.pickOpen({ toString: () => 'data' } as never)
    api.openAddress(['https://x'] as never)
    expect(sent).toEqual([[ipcChannels.pickOpen, 'data'], [ipcChannels.openAddress, 'https://x']])
  })
})
