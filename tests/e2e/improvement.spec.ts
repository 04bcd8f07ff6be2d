import { axeOn } from './axe.ts'
import { expect, test } from './workbench.ts'

const pages = ['order', 'quadrant', 'whatIf', 'effect', 'trace', 'confirmation', 'measures', 'effects'] as const
const shots = process.env['SHOTS']

for (const [lang, theme, size] of [['en', 'light', { width: 1366, height: 768 }], ['zh-CN', 'dark', { width: 1920, height: 1080 }]] as const) {
  test(`every page stands without findings of axe, ${lang} ${theme}`, async ({ workbench }) => {
    test.setTimeout(120_000)
    const page = await workbench.open({ sample: true, lang, theme, viewport: size })
    const origin = new URL(page.url()).origin
    for (const name of pages) {
      await page.goto(`${origin}/#/improvement/${name}`)
      await page.locator('.yg-improvement-page > *').first().waitFor()
      await page.waitForTimeout(900)
      if (shots) await page.screenshot({ path: `${shots}/${name}-${lang}-${theme}.png` })
      const { violations } = await axeOn(page).include('main').analyze()
      expect.soft(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits the width`).toBe(true)
    }
  })
}
