import { RuleTester } from 'eslint'
import tseslint from 'typescript-eslint'
import { afterAll, describe, it } from 'vitest'
// @ts-expect-error plain JavaScript without declarations
import { roomsRule } from '../../../.config/lint/rooms.js'
// @ts-expect-error plain JavaScript without declarations
import { sentencesRule } from '../../../.config/lint/sentences.js'
// @ts-expect-error plain JavaScript without declarations
import { sqlRule } from '../../../.config/lint/sql.js'

RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it
void afterAll

const tester = new RuleTester({
  languageOptions: { parser: tseslint.parser as never, parserOptions: { ecmaFeatures: { jsx: true } } },
})
const at = (filename: string, code: string): { filename: string; code: string } => ({ filename, code })
const root = process.cwd()
const wall = [{ messageId: 'wall' }]

tester.run('rooms', roomsRule, {
  valid: [
    at(`${root}/shared/stats/mean.ts`, "import { sum } from './sum.ts'"),
    at(`${root}/main/engine/analysis/a.ts`, "import { mean } from '../../../shared/stats/mean.ts'"),
    at(`${root}/main/hosts/cli/main.ts`, "import { createEngine } from '../../engine/engine.ts'"),
    at(`${root}/renderer/app/x.tsx`, "import { Button } from 'antd'"),
  ],
  invalid: [
    { ...at(`${root}/shared/stats/mean.ts`, "import { tag } from '../contract/tags.ts'"), errors: wall },
    { ...at(`${root}/shared/model/a.ts`, "import fs from 'node:fs'"), errors: wall },
    { ...at(`${root}/main/engine/a.ts`, "import { app } from 'electron'"), errors: wall },
    { ...at(`${root}/main/hosts/cli/a.ts`, "import { x } from '../../engine/store/reader.ts'"), errors: wall },
    { ...at(`${root}/main/hosts/cli/a.ts`, "import { x } from '../electron/window.ts'"), errors: wall },
    { ...at(`${root}/renderer/app/a.tsx`, "import { x } from '../../main/engine/engine.ts'"), errors: wall },
    { ...at(`${root}/renderer/app/a.tsx`, "const x = import('node:fs')"), errors: wall },
    { ...at(`${root}/preload/a.ts`, "export { x } from '../main/engine/engine.ts'"), errors: wall },
  ],
})

tester.run('sentences', sentencesRule, {
  valid: ["const kind = 'pareto'", "const x = <b>{t('controls.ok')}</b>", "const x = <i aria-label={t('a')}>·</i>", "const y = <div className=\"a b\" />"],
  invalid: [
    { code: "const x = '保存'", errors: 1 },
    { code: 'const x = `共 ${n} 行`', errors: 2 },
    { code: 'const x = <b>Save it</b>', errors: 1 },
    { code: 'const x = <i title="Save it" />', errors: 1 },
  ],
})

tester.run('sql', sqlRule, {
  valid: ["const x = 'select a figure'", { code: "const q = 'SELECT a FROM b'", options: [{ store: true }] }],
  invalid: [
    { code: "const q = 'SELECT a FROM b'", errors: 1 },
    { code: 'const q = `DELETE FROM ${t}`', errors: 1 },
    { code: "const q = 'INSERT OR REPLACE INTO t VALUES (1)'", options: [{ store: true }], errors: 1 },
  ],
})
