import { numberMark } from '../numberMark.ts'
import type { SourceLine } from '../sourceLine.ts'
import { dropLines } from './layout.ts'
import type { Layout } from './layout.ts'

/** 「> 1. …」: an answered mail. */
export function unquote(layout: Layout): void {
  const quoted = /^(?:>\s?)+/
  if (layout.lines.filter(line => quoted.test(line.text)).length < Math.max(3, layout.lines.length * 0.5)) return
  layout.lines = layout.lines.map(line => {
    const whole = line.whole.trimStart().replace(quoted, '')
    return { ...line, whole, text: whole.trim(), indented: /^\s{2,}|^\t/.test(whole) }
  })
  let blank = false
  const empty = layout.lines.filter(line => line.text === '').map(line => line.number)
  layout.furniture.push(...empty)
  layout.lines = layout.lines.flatMap(line => {
    if (line.text === '') { blank = true; return [] }
    const one = blank ? { ...line, apart: true } : line
    blank = false
    return [one]
  })
}

/** 「Subject: …」: what a mail program wrote over the text. */
export function dropMailHead(layout: Layout): void {
  const head = /^(?:subject|from|to|cc|sent|主题|发件人|收件人|抄送|发送时间)\s*[:：]\s*[^_\s]/i
  let top = true
  const heads = new Set(layout.lines.slice(0, 6).flatMap(line => { top &&= head.test(line.text); return top ? [line.number] : [] }))
  dropLines(layout, line => heads.has(line.number))
}

const page = /第\s*#\s*页|\bpage\s*#|(?:^|\s)[-–—]\s*#\s*[-–—](?:\s|$)|(?:^|\s)#\s*\/\s*#(?:\s|$)|共\s*#\s*页/i
/** A line that comes again on each page with its number, or the title over each page. */
export function dropRunningHeads(layout: Layout): void {
  const shape = (line: SourceLine): string => line.text.replace(/\d+/g, '#').replace(/\s+/g, ' ')
  const times = new Map<string, number>()
  for (const line of layout.lines) times.set(shape(line), (times.get(shape(line)) ?? 0) + 1)
  const title = layout.lines[0]
  dropLines(layout, line => {
    const own = shape(line)
    if (page.test(own) && own.length <= 80 && !/[?？]/.test(own)) return (times.get(own) ?? 0) > 1 || own.replace(page, '').trim() === ''
    return title !== undefined && line !== title && line.text === title.text && line.text.length >= 6 && !numberMark(line.text)
  })
}

