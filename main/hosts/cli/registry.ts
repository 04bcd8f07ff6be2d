import type { Command } from './command.ts'

/** One file a command, loaded only when it is run: `version` must not wait for an engine. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  new: () => import('./commands/new.ts'),
  import: () => import('./commands/import.ts'),
  data: () => import('./commands/data.ts'),
  questionnaire: () => import('./commands/questionnaire.ts'),
  codebook: () => import('./commands/codebook.ts'),
  screen: () => import('./commands/screen.ts'),
  analyze: () => import('./commands/analyze.ts'),
  figure: () => import('./commands/figure.ts'),
  report: () => import('./commands/report.ts'),
  verify: () => import('./commands/verify.ts'),
  review: () => import('./commands/review.ts'),
  check: () => import('./commands/check.ts'),
  log: () => import('./commands/log.ts'),
  serve: () => import('./commands/serve.ts'),
  templates: () => import('./commands/templates.ts'),
  version: () => import('./commands/version.ts'),
  help: () => import('./commands/help.ts'),
}

export const commandNames: readonly string[] = Object.keys(commands)

export async function loadCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) throw new Error(name)
  return (await load()).command
}
