import { readFile } from 'node:fs/promises'
import { places } from '../../places.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage: 'version [--json]',
  options: {},
  positional: 0,
  async run(_args, console) {
    const { name, version } = JSON.parse(await readFile(places.packageFile, 'utf8')) as { name: string; version: string }
    if (console.json) console.printJson({ name, version, node: process.versions.node, platform: `${process.platform}-${process.arch}` })
    else console.print(`${version}\n`)
    return 0
  },
}
