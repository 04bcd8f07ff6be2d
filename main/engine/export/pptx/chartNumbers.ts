/**
 * The numbers a chart draws, as programs that save it anew leave them: values of series, to nine digits, sorted. Axes, texts
 * and the order of series are no part of it.
 */
export function chartNumbers(xml: string): string[] {
  const found: number[] = []
  for (const [, values = ''] of xml.matchAll(/<(?:\w+:)?(?:val|yVal)>([\s\S]*?)<\/(?:\w+:)?(?:val|yVal)>/g)) {
    for (const [, text = ''] of values.matchAll(/<(?:\w+:)?v>([^<]*)<\/(?:\w+:)?v>/g)) {
      const value = Number(text)
      if (text.trim() !== '' && Number.isFinite(value)) found.push(value)
    }
  }
  return [...new Set(found.map(value => String(Number(value.toPrecision(9)))))].sort()
}
