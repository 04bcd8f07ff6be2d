export function hasPlaywrightBrowser(): boolean
export function systemBrowser(): string | null
export function hasBrowser(): boolean
