import { describe, expect, it } from 'vitest'
import { formatRoute, parseRoute } from '../../../renderer/app/route.ts'

describe('route', () => {
  it('reads place and rest out of the hash', () => {
    expect(parseRoute('#/data/3/A12')).toEqual({ place: 'data', rest: ['3', 'A12'] })
    expect(parseRoute('#/diagrams/fishbone/')).toEqual({ place: 'diagrams', rest: ['fishbone'] })
  })
  it('goes to the overview where the place is not known', () => {
    expect(parseRoute('')).toEqual({ place: 'overview', rest: [] })
    expect(parseRoute('#/__proto__/x')).toEqual({ place: 'overview', rest: [] })
  })
  it('comes back from what it writes, whatever the characters', () => {
    const rest = ['满意度/总体', '100% a', '#?&']
    expect(parseRoute(formatRoute('analysis', ...rest))).toEqual({ place: 'analysis', rest })
  })
  it('bears a broken escape', () => {
    expect(parseRoute('#/data/%E4%').rest).toEqual(['%E4%'])
  })
})
