import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Rectangle } from 'electron'

export interface WindowState { bounds: Rectangle | null; maximized: boolean }

export const SMALLEST = { width: 1180, height: 720 } as const

const isRectangle = (value: unknown): value is Rectangle =>
  typeof value === 'object' && value !== null && ['x', 'y', 'width', 'height'].every(key => Number.isInteger((value as Record<string, unknown>)[key]))

/** Where the window was last time, if that place still exists on some screen; else null and the system chooses. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { bounds?: unknown; maximized?: unknown }
    const bounds = isRectangle(kept.bounds) && kept.bounds.width >= SMALLEST.width && kept.bounds.height >= SMALLEST.height ? kept.bounds : null
    // At least the title bar's middle must be on a screen, or the window could not be moved.
    const grip = bounds && { x: bounds.x + bounds.width / 2, y: bounds.y + 10 }
    const visible = grip && screens.some(screen => grip.x >= screen.x && grip.x < screen.x + screen.width && grip.y >= screen.y && grip.y < screen.y + screen.height)
    return { bounds: visible ? bounds : null, maximized: kept.maximized === true }
  } catch {
    return { bounds: null, maximized: false }
  }
}

/** A convenience: what cannot be written is not missed. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.part`, JSON.stringify(state))
    renameSync(`${file}.part`, file)
  } catch { /* see above */ }
}
