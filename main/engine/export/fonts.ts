import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readTrueType } from './trueType.ts'
import type { TrueTypeFont } from './trueType.ts'

const require = createRequire(import.meta.url)
const files = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}
export type Weight = keyof typeof files

/** Path of the bundled Noto Sans SC (OFL 1.1). */
export const fontFile = (weight: Weight): string => require.resolve(files[weight])

const read = new Map<Weight, TrueTypeFont>()

export function bundledFont(weight: Weight): TrueTypeFont {
  let font = read.get(weight)
  if (!font) {
    font = readTrueType(readFileSync(fontFile(weight)))
    read.set(weight, font)
  }
  return font
}
