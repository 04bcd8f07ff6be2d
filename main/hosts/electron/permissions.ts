import type { Session } from 'electron'
import { APP_SCHEME } from './appProtocol.ts'

/** Copying a figure or a table; everything else a page could ask for is refused (SAFETY.md E7). */
const allowed: readonly string[] = ['clipboard-sanitized-write']

/** Electron grants every permission unless told otherwise. Also keeps the page offline: nothing but our scheme loads. */
export function denyPermissions(session: Pick<Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler' | 'webRequest' | 'on'>): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.includes(permission)))
  session.setPermissionCheckHandler((_contents, permission) => allowed.includes(permission))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !localSchemes.some(scheme => details.url.startsWith(scheme)) }))
  session.on('will-download', event => event.preventDefault())
}

const localSchemes = [`${APP_SCHEME}://bundle/`, 'data:', 'blob:app://bundle/', 'devtools://']
