import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { diagram, newFishbone, outline } from './fishbonePage.ts'
import { expect, test } from './workbench.ts'

const write = async (page: Page, key: string, text: string): Promise<void> => {
  await page.keyboard.press(key)
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('a fishbone of four levels is written by keys alone, moved, deleted and undone', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await newFishbone(page, '空白')
  await diagram(page).focus()
  await page.keyboard.press('ArrowLeft')
  await write(page, 'Tab', '系统')
  await write(page, 'Tab', '接口超时')
  await write(page, 'Tab', '高峰拥塞')
  await write(page, 'Tab', '容量未扩')
  await write(page, 'Enter', '没有限流')
  expect(await outline(page)).toEqual(['充值失败多', '-系统', '--接口超时', '---高峰拥塞', '----容量未扩', '----没有限流'])

  await page.keyboard.press('Alt+ArrowUp')
  expect((await outline(page)).slice(-2)).toEqual(['----没有限流', '----容量未扩'])
  await page.keyboard.press('Shift+Tab')
  expect((await outline(page)).at(-1)).toBe('---没有限流')
  await page.keyboard.press('Alt+ArrowRight')
  expect((await outline(page)).slice(-2)).toEqual(['----容量未扩', '----没有限流'])
  await page.keyboard.press('F2')
  await page.keyboard.type('未设限流')
  await page.keyboard.press('Enter')
  // Typing over a selected bone rewrites it.
  await page.keyboard.type('限流缺失')
  await page.keyboard.press('Enter')
  expect((await outline(page)).at(-1)).toBe('----限流缺失')

  // Delete takes what is below with it; undo brings it all back, and it lasts.
  await page.getByRole('tree', { name: '大纲' }).getByRole('treeitem', { name: '接口超时' }).click()
  await page.keyboard.press('Delete')
  await expect.poll(() => outline(page)).toEqual(['充值失败多', '-系统'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => outline(page)).toEqual(['充值失败多', '-系统', '--接口超时', '---高峰拥塞', '----容量未扩', '----限流缺失'])
  await page.reload()
  await expect.poll(() => outline(page)).toEqual(['充值失败多', '-系统', '--接口超时', '---高峰拥塞', '----容量未扩', '----限流缺失'])
})

test('the first letter of an input method goes into the bone', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await newFishbone(page, '空白')
  await diagram(page).focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Tab')
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'xi', selectionStart: 2, selectionEnd: 2 })
  // Enter while composing belongs to the input method.
  expect(await page.getByRole('textbox', { name: /新的骨|xi/ }).count()).toBeGreaterThan(0)
  await session.send('Input.insertText', { text: '系统' })
  await page.keyboard.press('Enter')
  expect(await outline(page)).toEqual(['充值失败多', '-系统'])
  // A composition over a selected bone replaces it from its first letter.
  await session.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 })
  await session.send('Input.insertText', { text: '网络' })
  await page.keyboard.press('Enter')
  expect(await outline(page)).toEqual(['充值失败多', '-网络'])
})

test('a bone dragged onto another hangs there, with the target shown on the way', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await newFishbone(page, '5M1E')
  await expect.poll(() => outline(page)).toEqual(['充值失败多', '-人', '-机', '-料', '-法', '-环', '-测'])
  const label = (text: string) => page.locator('[data-bone] text', { hasText: new RegExp(`^${text}$`) })
  const from = (await label('测').boundingBox())!
  const to = (await label('机').boundingBox())!
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2)
  await expect(page.getByText('移到「机」之下')).toBeVisible()
  await page.mouse.up()
  await expect.poll(() => outline(page)).toEqual(['充值失败多', '-人', '-机', '--测', '-料', '-法', '-环'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => outline(page)).toEqual(['充值失败多', '-人', '-机', '-料', '-法', '-环', '-测'])
})

test('a bone that points at a factor shows n, share and score from the data', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await newFishbone(page, '4S')
  await page.getByRole('tree', { name: '大纲' }).getByRole('treeitem', { name: '系统' }).click()
  await page.getByRole('combobox', { name: '对应因素' }).click()
  await page.getByTitle('网络质量', { exact: true }).last().click()
  await expect(page.locator('.yg-evidence')).toContainText('286')
  await expect(page.getByRole('tree', { name: '大纲' }).getByRole('treeitem', { name: '系统' })).toContainText('n=286')
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the fishbone editor, ${theme}`, async ({ workbench }) => {
    const page = await workbench.open({ sample: true, theme })
    await page.goto(`${new URL(page.url()).origin}/#/diagrams/fishbone`)
    await diagram(page).waitFor()
    await page.getByRole('button', { name: '并排大纲' }).click()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
  })
}
