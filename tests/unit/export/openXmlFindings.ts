import { execFileSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readFileSync } from 'node:fs'
import validate from '@ooxml-tools/validate'

/**
 * What Microsoft's Open XML SDK, the schemas Office itself reads by, has to say of each file: path of the file, part,
 * place and sentence. Empty when nothing. In a process of its own, because the runtime of the SDK stays once it is loaded.
 */
export function openXmlFindings(paths: readonly string[]): string[] {
  const said = execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...paths], { encoding: 'utf8', maxBuffer: 64 << 20 })
  return JSON.parse(said) as string[]
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const findings: string[] = []
  for (const path of process.argv.slice(2)) {
    const format = (['docx', 'xlsx', 'pptx'] as const).find(one => path.endsWith(`.${one}`))
    for (const { description, path: place } of await validate(readFileSync(path), format)) findings.push(`${path} ${place.partUri} ${place.xpath} ${description}`)
  }
  process.stdout.write(JSON.stringify(findings), () => process.exit(0))
}
