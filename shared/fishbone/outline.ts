import { boneTree } from './tree.ts'
import type { Placed } from './tree.ts'
import type { Bone, BoneBranch } from '../model/fishbone.ts'
import type { Marker } from './outlineMarker.ts'
import { readMarker } from './outlineMarker.ts'

/**
 * Why a line's level is not plain. jump: indented by more than one step. between: its indentation lies between two levels.
 * number: its number does not follow the one before. marker: its mark says another level than its indentation, or it has none among lines that do.
 * empty: no words after the mark.
 */
export type OutlineDoubt = 'jump' | 'between' | 'number' | 'marker' | 'empty'

export interface OutlineBranch extends BoneBranch {
  /** Of the text, from 1. */
  line: number
  doubt: OutlineDoubt | null
  children: OutlineBranch[]
}

export interface Outline {
  branches: OutlineBranch[]
  lines: number
  /** How many levels there are; 0 for an empty text. */
  depth: number
}

const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u
const TAB = 4
/** Lines a tree is drawn with by programs that list folders. */
const DRAWN = /[\u2500-\u257F]/u

/** A label as one line: white space of any kind becomes one space. */
export const oneLine = (text: string): string => text.replace(/[\s\u0085]+/gu, ' ').trim()

interface Line { number: number; width: number; marker: Marker | null; text: string; whole: string }

/** Columns before the first sign; a tab goes to the next stop, a full-width space takes two. */
function indentation(line: string): { width: number; rest: string } {
  let width = 0
  let at = 0
  for (; at < line.length; at++) {
    const sign = line.charAt(at)
    if (sign === '\t') width += TAB - (width % TAB)
    else if (sign === '\u3000') width += 2
    else if (/\s/u.test(sign) || DRAWN.test(sign)) width += 1
    else break
  }
  return { width, rest: line.slice(at) }
}

function lineOf(line: string, number: number): Line | null {
  const { width, rest } = indentation(line)
  const whole = rest.trimEnd()
  // Empty, or a rule drawn across.
  if (whole === '' || /^([-=_*~])\1{2,}$/u.test(whole)) return null
  const marker = readMarker(whole)
  return { number, width, marker, text: oneLine(marker?.rest ?? whole), whole }
}

/** 「3.5 小时」 is no number of a list: neither 3.4 stands before it nor does a row begin. */
function withoutQuantities(lines: readonly Line[]): Line[] {
  const seen = new Set<string>()
  return lines.map(line => {
    const parts = line.marker?.parts ?? []
    if (parts.length === 0) return line
    const last = parts.at(-1) ?? 0
    if (last !== 1 && !seen.has([...parts.slice(0, -1), last - 1].join('.'))) return { ...line, marker: null, text: oneLine(line.whole) }
    seen.add(parts.join('.'))
    return line
  })
}

/** A level that is open: what stands on it has this indentation, or this kind of mark. */
interface Open { width: number; kind: string | null; number: number | null; depth: number; branch: OutlineBranch }

/** Where in the open levels a line belongs: how many of them stay. */
function placeByWidth(open: readonly Open[], width: number): { keep: number; between: boolean } {
  let keep = open.length
  while (keep > 0 && (open[keep - 1]?.width ?? 0) > width) keep--
  if (keep > 0 && open[keep - 1]?.width === width) return { keep: keep - 1, between: false }
  return { keep, between: keep < open.length && keep > 0 }
}

function placeByMark(open: readonly Open[], kind: string | null, depth: number): number {
  if (depth > 0) {
    let keep = open.length
    while (keep > 0 && (open[keep - 1]?.depth ?? 0) >= depth) keep--
    return keep
  }
  const same = open.findIndex(level => level.kind === kind)
  return same >= 0 ? same : open.length
}

/**
 * Reads an outline: indented by tabs, spaces or full-width spaces, drawn with lines, numbered (1. 1、 (1) ① 一、 1.2 a.), with bullets,
 * as Markdown with headings. Where lines are indented, that decides; where none is, the kinds of marks do, as in text copied from Word.
 * Nothing is left out but empty lines; what was not plain is marked.
 */
export function readOutline(text: string): Outline {
  const lines = withoutQuantities(text.split(BREAK).flatMap((line, i) => lineOf(line, i + 1) ?? []))
  const plain = lines.filter(line => (line.marker?.heading ?? 0) === 0)
  const indented = new Set(plain.map(line => line.width)).size > 1
  const widths = [...new Set(plain.map(line => line.width))].sort((a, b) => a - b)
  const step = Math.min(...widths.slice(1).map((width, i) => width - (widths[i] ?? 0)))
  /** Among numbers such as 1.2, a 1. is the level above. */
  const decimal = lines.some(line => (line.marker?.parts.length ?? 0) > 0)
  const branches: OutlineBranch[] = []
  const headings: Open[] = []
  let open: Open[] = []
  let offset: number | null = null
  let deepest = 0
  for (const line of lines) {
    const { marker } = line
    const branch: OutlineBranch = { text: line.text, children: [], line: line.number, doubt: line.text === '' ? 'empty' : null }
    const kind = marker?.kind ?? null
    const here: Open = { width: line.width, kind, number: marker?.number ?? null, depth: marker === null ? 0 : marker.heading || marker.parts.length || (marker.kind === '1.' ? 1 : 0), branch }
    const isHeading = (marker?.heading ?? 0) > 0
    const stack = isHeading ? headings : open
    let keep: number
    if (isHeading) keep = placeByMark(headings, kind, here.depth)
    else if (indented) {
      const place = placeByWidth(open, line.width)
      keep = place.keep
      const above = open[keep - 1]
      if (place.between) branch.doubt ??= 'between'
      else if (above !== undefined && line.width - above.width > step) branch.doubt ??= 'jump'
    } else keep = placeByMark(open, kind, decimal ? here.depth : 0)
    const before = stack[keep]
    if (!isHeading) {
      if (before !== undefined && before.kind !== kind) branch.doubt ??= 'marker'
      else if (before !== undefined && before.number !== null && here.number !== before.number + 1) branch.doubt ??= 'number'
      if (!indented && kind === null && keep > 0) branch.doubt ??= 'marker'
      if ((marker?.parts.length ?? 0) > 0) {
        offset ??= here.depth - keep
        if (here.depth - keep !== offset) branch.doubt ??= 'marker'
      }
    }
    stack.length = keep
    stack.push(here)
    if (isHeading) open = []
    const parent = isHeading ? headings[keep - 1] : open[keep - 1] ?? headings.at(-1)
    ;(parent?.branch.children ?? branches).push(branch)
    deepest = Math.max(deepest, isHeading ? headings.length : headings.length + open.length)
  }
  return { branches, lines: lines.length, depth: deepest }
}

/** Without the effect at its top, where a whole diagram was copied with it. */
export function withoutHead(outline: Outline, effect: string): Outline {
  const [only] = outline.branches
  if (outline.branches.length !== 1 || only === undefined || only.children.length === 0 || only.text !== oneLine(effect)) return outline
  return { branches: only.children, lines: outline.lines - 1, depth: outline.depth - 1 }
}

/** Whether a label alone would be read as something else, such as 「1. 人」. */
const misread = (text: string): boolean => text === '' || lineOf(text, 1)?.whole !== text || readMarker(text) !== null

/**
 * An outline as text, one label a line, indented by tabs, as Word, XMind and spreadsheets take it. Where a label would be misread,
 * every line gets a bullet. `readOutline` reads the same branches back, labels as one line each.
 */
export function writeOutline(branches: readonly BoneBranch[]): string {
  const lines: { level: number; text: string }[] = []
  const visit = (list: readonly BoneBranch[], level: number): void => {
    for (const branch of list) {
      lines.push({ level, text: oneLine(branch.text) })
      visit(branch.children, level + 1)
    }
  }
  visit(branches, 0)
  const bullet = lines.some(({ text }) => misread(text)) ? '• ' : ''
  return lines.map(({ level, text }) => `${'\t'.repeat(level)}${bullet}${text}`).join('\n')
}

/** The chosen bones with all below them, in reading order; null: the whole diagram. */
export function branchesOf(bones: readonly (Placed & Pick<Bone, 'text'>)[], chosen: Iterable<string> | null = null): BoneBranch[] {
  const tree = boneTree(bones)
  const branch = (bone: { id: string; text: string }): BoneBranch => ({ text: bone.text, children: tree.children(bone.id).map(branch) })
  return (chosen === null ? tree.children(null) : tree.topmost(chosen)).map(branch)
}
