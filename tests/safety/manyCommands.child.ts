// Many calls of the command line in one process, one after another: their words come as JSON on stdin, what each said and its status go out as JSON.
import { readFileSync } from 'node:fs'
import { run } from '../../main/hosts/cli/run.ts'
import { translator } from '../../shared/i18n/translate.ts'

const calls = JSON.parse(readFileSync(0, 'utf8')) as string[][]
const told: { status: number; stdout: string; stderr: string }[] = []
for (const words of calls) {
  const said = { stdout: '', stderr: '' }
  const status = await run(words, (lang, json) => ({
    lang, json, t: translator(lang),
    print: content => { said.stdout += typeof content === 'string' ? content : Buffer.from(content).toString() },
    printJson: value => { said.stdout += `${JSON.stringify(value, null, 2)}\n` },
    say: text => { said.stderr += `${text}\n` },
    progress: () => {},
  }))
  told.push({ status, ...said })
}
process.stdout.write(JSON.stringify(told))
