/** What a model must be before it can be estimated; the names it concerns. */
export type PathModelProblemCode = 'sameName' | 'itemTwice' | 'unknownLatent' | 'selfArrow' | 'arrowTwice' | 'circle' | 'unconnected' | 'noItems' | 'tooFew'
export interface PathModelProblem { code: PathModelProblemCode; names: string[] }

interface Sketch { blocks: readonly { name: string; items: readonly string[] }[]; paths: readonly { from: string; to: string }[] }

/** Everything that keeps a model from being estimated; empty when nothing does. PLS needs arrows without circles that join every latent. */
export function pathModelProblems({ blocks, paths }: Sketch): PathModelProblem[] {
  const problems: PathModelProblem[] = []
  const say = (code: PathModelProblemCode, names: Iterable<string>): void => {
    const list = [...new Set(names)]
    if (list.length > 0) problems.push({ code, names: list })
  }
  const names = blocks.map(block => block.name)
  if (blocks.length < 2 || paths.length < 1) problems.push({ code: 'tooFew', names: [] })
  say('sameName', repeated(names))
  say('itemTwice', repeated(blocks.flatMap(block => block.items)))
  say('noItems', blocks.filter(block => block.items.length === 0).map(block => block.name))
  say('unknownLatent', paths.flatMap(({ from, to }) => [from, to]).filter(end => !names.includes(end)))
  say('selfArrow', paths.filter(({ from, to }) => from === to).map(({ from }) => from))
  say('arrowTwice', repeated(paths.map(({ from, to }) => `${from} → ${to}`)))
  say('circle', inCircle(names, paths.filter(({ from, to }) => from !== to)))
  if (paths.length > 0) say('unconnected', names.filter(name => !paths.some(({ from, to }) => from !== to && (from === name || to === name))))
  return problems
}

const repeated = (list: readonly string[]): string[] => list.filter((entry, i) => list.indexOf(entry) !== i)

/** Latents left over when those without an open cause, and then those without an open effect, are taken away again and again. */
function inCircle(names: readonly string[], paths: readonly { from: string; to: string }[]): string[] {
  let left = [...new Set(names)]
  for (;;) {
    const open = paths.filter(({ from, to }) => left.includes(from) && left.includes(to))
    const next = left.filter(name => open.some(({ to }) => to === name) && open.some(({ from }) => from === name))
    if (next.length === left.length) return left
    left = next
  }
}
