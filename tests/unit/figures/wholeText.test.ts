import { describe, expect, it } from 'vitest'
import { wholeText } from '../../../shared/figures/fishbone/wholeText.ts'
import { layoutFishbone } from '../../../shared/figures/fishbone/layout.ts'
import { layoutTreeDiagram } from '../../../shared/figures/tree/layout.ts'
import { wrapEvenly } from '../../../shared/figures/text/wrap.ts'
import { boneOf, diagramOf } from '../../fixtures/bones.ts'

const room = { width: 18, fontSize: 3, bold: false, maxLines: 3 }
const long = 'The number of service windows open at rush hour on shift 2 is too small for the queue at counter 4'
const chinese = '第一班高峰时段营业厅窗口开放数量偏少且排队叫号系统经常发生故障导致等候'
const bare = (text: string): string => text.replace(/\s/g, '')

describe('words of a label', () => {
  it('are all there, in English and Chinese, on bones, in boxes and in the head', () => {
    for (const text of [long, chinese]) {
      expect(bare(wholeText(text, room).join(''))).toBe(bare(text))
      const fishbone = diagramOf({ effect: text, bones: [boneOf({ id: 'a', text }), boneOf({ id: 'b', parent: 'a', text }), boneOf({ id: 'c', parent: 'b', text })] })
      const { head, bones } = layoutFishbone(fishbone)
      for (const lines of [head.lines, ...bones.map(bone => bone.label.lines), ...layoutTreeDiagram(fishbone).boxes.map(box => box.label.lines)]) expect(bare(lines.join(''))).toBe(bare(text))
    }
  })
  it('stay as they were where they fit, and are cut where they are no label any more', () => {
    expect(wholeText('高峰时窗口不足', room)).toEqual(wrapEvenly('高峰时窗口不足', room))
    expect(wholeText('长'.repeat(2000), room)).toHaveLength(3)
    expect(wholeText('长'.repeat(2000), room).at(-1)).toMatch(/…$/)
    expect(wholeText('', room)).toEqual([])
  })
  it('are not broken within a word, neither to make lines even nor for want of room', () => {
    expect(wholeText('Insufficient training records 23', { ...room, width: 25 })).toContainEqual(expect.stringMatching(/^Insufficient/))
    expect(wrapEvenly('Insufficient training records 23', { ...room, width: 25 }).join(' ')).toBe('Insufficient training records 23')
  })
})
