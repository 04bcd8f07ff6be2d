import type { WebContents } from 'electron'

type Preventable = { preventDefault(): void }
/** As much of WebContents as is guarded. */
export type GuardedContents = Pick<WebContents, 'setWindowOpenHandler'> & {
  on(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview', listener: (event: Preventable) => void): unknown
}

/** The page never goes anywhere: no navigation, no redirect, no frame, no window, no webview (SAFETY.md E2). */
export function guardContents(contents: GuardedContents): void {
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const) {
    contents.on(event, stopped => stopped.preventDefault())
  }
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
