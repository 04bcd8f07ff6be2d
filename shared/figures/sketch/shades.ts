import type { FigureTheme } from '../theme.ts'

/**
 * A colour by what it stands for, so that one drawing serves paper, light and dark: a name below, `series:2`,
 * `ramp:3/5` (ordered answers, light to dark), `diverging:-0.4`, or `on-ramp:…` / `on-diverging:…` for the text on it.
 */
export type Shade = 'none' | 'background' | 'text' | 'quiet' | 'axis' | 'grid' | 'bar' | 'accent' | 'line' | 'threshold' | 'band' | `series:${number}` | `ramp:${number}/${number}` | `diverging:${number}` | `on-ramp:${number}/${number}` | `on-diverging:${number}`

/** Told apart by lightness first and by hue second; markers and dashes say it a third time. */
const series = {
  light: ['#0958d9', '#e58a1f', '#262626', '#86b7ee', '#8c3a0e', '#6f6f6f'],
  dark: ['#5b9bff', '#ffb566', '#f0f0f0', '#2f63b3', '#d9733f', '#9a9a9a'],
}
/** Ends of an ordered scale; lightness falls (rises on dark) with every step. */
const ramp = { light: ['#e3ebf7', '#0b3f94'], dark: ['#22344f', '#a9cbff'] } as const
const diverging = { light: ['#d9822b', '#ffffff', '#0b4fb3'], dark: ['#e39a52', '#1d1d1d', '#5b9bff'] } as const

const channels = (hex: string): number[] => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
const mix = (a: string, b: string, share: number): string =>
  `#${channels(a).map((value, i) => Math.round(value + (channels(b)[i]! - value) * share).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance 0..1. Source: WCAG 2.2. */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map(value => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4 }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const textOn = (fill: string): string => (luminance(fill) > 0.3 ? '#1f1f1f' : '#ffffff')

const mode = (theme: FigureTheme): 'light' | 'dark' => (theme.name === 'dark' ? 'dark' : 'light')

function rampColour(theme: FigureTheme, place: string): string {
  const [step = 1, of = 1] = place.split('/').map(Number)
  const [from, to] = ramp[mode(theme)]
  return mix(from, to, of > 1 ? (step - 1) / (of - 1) : 0.6)
}

function divergingColour(theme: FigureTheme, value: number): string {
  const [low, middle, high] = diverging[mode(theme)]
  const share = Math.min(1, Math.abs(value))
  return mix(middle, value < 0 ? low : high, share)
}

/** The colour of a shade in a theme, #rrggbb or none. */
export function colourOf(shade: Shade, theme: FigureTheme): string {
  const at = shade.indexOf(':')
  if (at < 0) {
    if (shade === 'none') return 'none'
    return shade === 'band' ? theme.fishbone.box : theme[shade as 'text']
  }
  const [name, place] = [shade.slice(0, at), shade.slice(at + 1)]
  switch (name) {
    case 'series': return series[mode(theme)][Number(place) % series.light.length]!
    case 'ramp': return rampColour(theme, place)
    case 'on-ramp': return textOn(rampColour(theme, place))
    case 'diverging': return divergingColour(theme, Number(place))
    default: return textOn(divergingColour(theme, Number(place)))
  }
}

/** Dashes of a series' line, mm; undefined: solid. */
export const dashOf = (index: number): number[] | undefined => [undefined, [2, 1.2], [0.6, 1], [3, 1, 0.6, 1], [4, 1.6], [1, 0.6]][index % 6]
