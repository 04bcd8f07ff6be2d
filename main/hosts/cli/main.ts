#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { appDataFolder } from '../places.ts'

// Commands, engine and libraries are loaded after this line, the second time without being compiled again.
// Threads take no notice of the call, only of the variable.
process.env['NODE_COMPILE_CACHE'] ??= join(appDataFolder(), 'code')
enableCompileCache(process.env['NODE_COMPILE_CACHE'])

const { run } = await import('./run.ts')
process.exitCode = await run(process.argv.slice(2))
