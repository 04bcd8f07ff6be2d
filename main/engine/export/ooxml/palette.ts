import type { ParetoBar } from '../../../../shared/figures/figure.ts'
import { paperTheme } from '../../../../shared/figures/theme.ts'

const hex = (css: string): string => css.slice(1).toUpperCase()

/** Colours of every exported document, RRGGBB: the paper theme of the figures, plus what only pages have. */
export const colour = {
  accent: hex(paperTheme.accent),
  ink: hex(paperTheme.text),
  muted: hex(paperTheme.quiet),
  axis: hex(paperTheme.axis),
  grid: hex(paperTheme.grid),
  paper: hex(paperTheme.background),
  bar: hex(paperTheme.bar),
  line: hex(paperTheme.line),
  threshold: hex(paperTheme.threshold),
  simulated: hex(paperTheme.simulated),
  tint: hex(paperTheme.fishbone.box),
} as const

export const fishboneColour = {
  spine: hex(paperTheme.fishbone.spine),
  big: hex(paperTheme.fishbone.big),
  bone: hex(paperTheme.fishbone.bone),
  head: hex(paperTheme.fishbone.head),
  headText: hex(paperTheme.fishbone.headText),
  box: hex(paperTheme.fishbone.box),
  evidence: hex(paperTheme.fishbone.evidence),
} as const

type Classed = Pick<ParetoBar, 'class' | 'other'>
export const barColour = (bar: Classed): string => hex(paperTheme.class[bar.other ? 'other' : bar.class])
export const onBarColour = (bar: Classed): string => hex(paperTheme.onClass[bar.other ? 'other' : bar.class])

export const fonts = {
  screen: { latin: 'Arial', eastAsia: 'Microsoft YaHei' },
  print: { latin: 'Times New Roman', eastAsia: 'SimSun' },
} as const
export interface FontPair { latin: string; eastAsia: string }
