import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { exposedApi } from './exposedApi.ts'

contextBridge.exposeInMainWorld('yinguo', exposedApi({
  invoke: (channel, ...words) => ipcRenderer.invoke(channel, ...words),
  send: (channel, ...words) => ipcRenderer.send(channel, ...words),
  on: (channel, listener) => { ipcRenderer.on(channel, (event, word: unknown) => listener(word, event.ports)) },
  pathOf: file => webUtils.getPathForFile(file as File),
  postToPage: (message, ports) => window.postMessage(message, window.location.origin, ports),
}))
