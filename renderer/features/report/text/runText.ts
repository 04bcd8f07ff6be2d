import type { Run } from '../../../../shared/model/report.ts'

/** Letters count one by one, a bound number or a reference counts one. */
const sizeOf = (run: Run): number => (run.type === 'text' ? run.text.length : 1)
export const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + sizeOf(run), 0)
/** The words alone; what is bound stands as one object character. */
export const plainText = (runs: readonly Run[]): string => runs.map(run => (run.type === 'text' ? run.text : '\ufffc')).join('')

type TextRun = Extract<Run, { type: 'text' }>
const textRun = (text: string, bold: boolean, italic: boolean): TextRun => ({ type: 'text', text, ...(bold && { bold: true }), ...(italic && { italic: true }) })

/** Neighbours of the same look joined, empty pieces left out: two lines that read alike are alike. */
export function normalised(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs) {
    if (run.type !== 'text') { out.push(run); continue }
    if (run.text === '') continue
    const last = out.at(-1)
    const bold = run.bold === true
    const italic = run.italic === true
    if (last?.type === 'text' && (last.bold === true) === bold && (last.italic === true) === italic) out[out.length - 1] = textRun(last.text + run.text, bold, italic)
    else out.push(textRun(run.text, bold, italic))
  }
  return out
}

export const sameRuns = (a: readonly Run[], b: readonly Run[]): boolean => JSON.stringify(normalised(a)) === JSON.stringify(normalised(b))

/** What stands before and after the offset. */
export function splitRuns(runs: readonly Run[], offset: number): [Run[], Run[]] {
  const before: Run[] = []
  const after: Run[] = []
  let at = 0
  for (const run of runs) {
    const size = sizeOf(run)
    const cut = offset - at
    if (cut >= size) before.push(run)
    else if (cut <= 0) after.push(run)
    else if (run.type === 'text') {
      before.push({ ...run, text: run.text.slice(0, cut) })
      after.push({ ...run, text: run.text.slice(cut) })
    }
    at += size
  }
  return [normalised(before), normalised(after)]
}

/** Between two offsets something else. */
export function replaceRuns(runs: readonly Run[], from: number, to: number, by: readonly Run[]): Run[] {
  return normalised([...splitRuns(runs, from)[0], ...by, ...splitRuns(runs, to)[1]])
}
