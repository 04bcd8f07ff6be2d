import AxeBuilder from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './workbench.ts'

const starts: Record<string, string> = { svg: '<?xm', png: '\u0089PNG', pdf: '%PDF', pptx: 'PK\u0003\u0004', docx: 'PK\u0003\u0004', xlsx: 'PK\u0003\u0004' }

for (const [format, button] of [['docx', '导出 Word'], ['pptx', '导出 PowerPoint'], ['xlsx', '导出 Excel']] as const) {
  test(`the chosen figures come as one ${format}`, async ({ workbench }) => {
    const page = await workbench.open({ sample: true })
    await page.goto(`${new URL(page.url()).origin}/#/report`)
    await expect(page.getByRole('region', { name: /第 3 个/ }).getByRole('img')).toBeVisible()
    await page.getByRole('textbox', { name: '标题' }).fill('营业厅改善报告')
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: button }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe(`营业厅改善报告.${format}`)
    const path = join(workbench.folder, `report.${format}`)
    await download.saveAs(path)
    const bytes = await readFile(path)
    expect(bytes.length).toBeGreaterThan(5000)
    expect(bytes.subarray(0, 4).toString('latin1')).toBe(starts[format])
  })
}

test('any figure comes in every format', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await page.goto(`${new URL(page.url()).origin}/#/diagrams/pareto`)
  for (const [format, name] of [['svg', 'SVG 矢量图'], ['png', 'PNG 图片（300 dpi）'], ['pdf', 'PDF（矢量）'], ['pptx', 'PowerPoint'], ['docx', 'Word'], ['xlsx', 'Excel']] as const) {
    await page.getByRole('button', { name: '导出' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name, exact: true }).click()
    const download = await coming
    const path = join(workbench.folder, `figure.${format}`)
    await download.saveAs(path)
    const bytes = await readFile(path)
    expect(bytes.length).toBeGreaterThan(1000)
    expect(bytes.subarray(0, 4).toString('latin1')).toBe(starts[format])
    await expect(page.getByRole('menuitem', { name, exact: true })).toBeHidden()
  }
})

test('a figure is copied as a picture', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${new URL(page.url()).origin}/#/diagrams/pareto`)
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: '复制为图片' }).click()
  await expect(page.getByText('图片已复制')).toBeVisible()
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const bitmap = await createImageBitmap(await item!.getType('image/png'))
    return { width: bitmap.width, height: bitmap.height }
  })
  expect(size.width).toBeGreaterThan(1000)
})

test('pages are left out, moved, and shown in the other language', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await page.goto(`${new URL(page.url()).origin}/#/report`)
  const pages = page.getByRole('region', { name: /^第 \d+ 个/ })
  const count = await pages.count().then(async () => { await expect(pages.nth(2)).toBeVisible(); return pages.count() })
  const second = await pages.nth(1).getByRole('img').getAttribute('alt')
  await page.getByRole('button', { name: `上移「${second}」` }).click()
  await expect(pages.first().getByRole('img')).toHaveAttribute('alt', second!)
  await page.getByRole('checkbox').first().uncheck()
  await expect(pages).toHaveCount(count - 1)
  await page.locator('.ant-segmented-item-label', { hasText: 'English' }).click()
  // Titles are the user's words and stay; the words around them change.
  const priorities = page.getByRole('region', { name: /改进优先顺序表/ }).getByRole('img')
  await expect.poll(async () => decodeURIComponent(await priorities.getAttribute('src') ?? '')).toMatch(/impact/i)
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the report place, ${theme}`, async ({ workbench }) => {
    const page = await workbench.open({ sample: true, theme })
    await page.goto(`${new URL(page.url()).origin}/#/report`)
    await expect(page.getByRole('img').nth(2)).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
  })
}
