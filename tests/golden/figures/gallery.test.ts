import { readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { drawn, gallery, snapshot } from './gallery.ts'

describe('figures as SVG', () => {
  for (const name of Object.keys(gallery)) {
    it(`${name} is drawn as committed`, () => {
      const svg = drawn(name)
      expect(svg).toBe(readFileSync(snapshot(name), 'utf8'))
      const parser = new SaxesParser({ xmlns: true })
      parser.on('error', error => { throw error })
      parser.write(svg).close()
    })
  }
})
