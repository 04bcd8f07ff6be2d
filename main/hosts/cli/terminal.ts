import { writeSync } from 'node:fs'
import { translateDynamic, translator } from '../../../shared/i18n/translate.ts'
import type { Lang } from '../../../shared/contract/figure.ts'
import type { Console } from './command.ts'

/** zh unless the environment asks for English; C and POSIX ask for nothing. */
export function environmentLanguage(env: NodeJS.ProcessEnv): Lang {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(value => value)
  return /^en([_.@-]|$)/i.test(locale ?? '') ? 'en' : 'zh-CN'
}

/** Whole, even into a pipe that is slow to be read; a reader that left ends the program quietly. */
function writeAll(fd: 1 | 2, content: string | Uint8Array): void {
  let rest = typeof content === 'string' ? Buffer.from(content) : content
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest))
    } catch (thrown) {
      const code = (thrown as { code?: unknown }).code
      if (code === 'EAGAIN') { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); continue }
      if (code === 'EPIPE') process.exit(0)
      throw thrown
    }
  }
}

export function terminal(lang: Lang, json: boolean): Console {
  let barShown = false
  const clearBar = (): void => {
    if (barShown) writeAll(2, '\r\u001b[K')
    barShown = false
  }
  return {
    lang,
    t: translator(lang),
    json,
    print: content => { clearBar(); writeAll(1, content) },
    printJson: value => { clearBar(); writeAll(1, `${JSON.stringify(value, null, 2)}\n`) },
    say: text => { clearBar(); writeAll(2, `${text}\n`) },
    progress({ phase, done, total }) {
      if (!process.stderr.isTTY) return
      const share = total ? ` ${Math.floor((100 * done) / total)} %` : done ? ` ${done}` : ''
      writeAll(2, `\r\u001b[K${translateDynamic(lang, `progress.${phase}`) ?? phase}${share}`)
      barShown = true
    },
  }
}
