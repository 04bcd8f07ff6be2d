import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './workbench.ts'

const starts: Record<string, string> = { svg: '<?xm', png: '\u0089PNG', pdf: '%PDF', pptx: 'PK\u0003\u0004', docx: 'PK\u0003\u0004', xlsx: 'PK\u0003\u0004' }

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
