import type { app, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, protocol, screen, session, shell, utilityProcess } from 'electron'

/**
 * What of Electron is used, handed in: `require('electron')` has nothing to give in plain Node, and a test brings
 * a stand-in. Only main.ts imports the real one.
 */
export interface ElectronApi {
  app: typeof app
  BrowserWindow: typeof BrowserWindow
  dialog: typeof dialog
  ipcMain: typeof ipcMain
  Menu: typeof Menu
  MessageChannelMain: typeof MessageChannelMain
  protocol: typeof protocol
  screen: typeof screen
  session: typeof session
  shell: typeof shell
  utilityProcess: typeof utilityProcess
}
