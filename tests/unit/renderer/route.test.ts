import { afterEach, expect, test, vi } from 'vitest'
import { redirect } from '../../../renderer/app/route.ts'

afterEach(() => { vi.unstubAllGlobals() })

/** A window at this address, with the addresses it was led to. */
function windowAt(hash: string): string[] {
  const led: string[] = []
  vi.stubGlobal('window', { location: { hash }, history: { replaceState: (_state: unknown, _title: string, url: string) => led.push(url) }, dispatchEvent: () => true })
  vi.stubGlobal('HashChangeEvent', class {})
  return led
}

test('a selection is written into the address of its place', () => {
  const led = windowAt('#/diagrams')
  redirect('diagrams', 'fishbone', 'F1')
  expect(led).toEqual(['#/diagrams/fishbone/F1'])
})

test('an answer that comes after one has left leads nobody back', () => {
  const led = windowAt('#/report')
  redirect('diagrams', 'fishbone', 'F1')
  expect(led).toEqual([])
})
