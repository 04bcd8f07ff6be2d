import type { Console } from '../../main/hosts/cli/command.ts'
import { translator } from '../../shared/i18n/translate.ts'

/** A console that says nothing: the sample's scripts speak for themselves. */
export const quiet: Console = { lang: 'zh-CN', t: translator('zh-CN'), json: false, print() {}, printJson() {}, say(text) { process.stderr.write(`${text}\n`) }, progress() {} }
