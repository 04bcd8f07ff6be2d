/**
 * Colours of figures. Fills of the classes fall in lightness as well as in hue, so that a grey print and a
 * colour-blind reader still tell A from B from C; letters say it a third time.
 */
export interface FigureTheme {
  name: 'paper' | 'light' | 'dark'
  background: string
  /** Titles and labels. */
  text: string
  /** Facts, notes, axis numbers. */
  quiet: string
  axis: string
  grid: string
  accent: string
  /** Fill of bars by ABC class, and of 其他. */
  class: { A: string; B: string; C: string; other: string }
  /** Number printed inside a bar of that class. */
  onClass: { A: string; B: string; C: string; other: string }
  bar: string
  /** Cumulative line and its points. */
  line: string
  threshold: string
  simulated: string
  fishbone: { spine: string; big: string; bone: string; head: string; headText: string; box: string; evidence: string }
  fontFamily: string
}

/** One stack for every backend; the first is the bundled font. */
const fontFamily = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

const light: Omit<FigureTheme, 'name' | 'background'> = {
  text: '#1f1f1f',
  quiet: '#595959',
  axis: '#434343',
  grid: '#e4e4e4',
  accent: '#0958d9',
  class: { A: '#0958d9', B: '#7eb0f2', C: '#d6e4f7', other: '#e3e3e3' },
  onClass: { A: '#ffffff', B: '#1f1f1f', C: '#1f1f1f', other: '#1f1f1f' },
  bar: '#2f6fd6',
  line: '#262626',
  threshold: '#b4460f',
  simulated: '#b4460f',
  fishbone: { spine: '#1f1f1f', big: '#262626', bone: '#595959', head: '#0958d9', headText: '#ffffff', box: '#eef4fd', evidence: '#0958d9' },
  fontFamily,
}

export const paperTheme: FigureTheme = { name: 'paper', background: '#ffffff', ...light }
export const lightTheme: FigureTheme = { name: 'light', background: '#ffffff', ...light }
export const darkTheme: FigureTheme = {
  name: 'dark',
  background: '#141414',
  text: '#e8e8e8',
  quiet: '#a6a6a6',
  axis: '#8c8c8c',
  grid: '#303030',
  accent: '#5b9bff',
  class: { A: '#5b9bff', B: '#2f63b3', C: '#223a5e', other: '#424242' },
  onClass: { A: '#0a0a0a', B: '#ffffff', C: '#e8e8e8', other: '#e8e8e8' },
  bar: '#5b9bff',
  line: '#e8e8e8',
  threshold: '#ff9c6e',
  simulated: '#ff9c6e',
  fishbone: { spine: '#e8e8e8', big: '#d9d9d9', bone: '#a6a6a6', head: '#5b9bff', headText: '#0a0a0a', box: '#1b2a42', evidence: '#8ab8ff' },
  fontFamily,
}
