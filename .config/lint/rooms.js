import path from 'node:path'

/**
 * Who may import whom. A room is the longest matching prefix below; `may` lists the rooms and packages it sees.
 * '*' = any package. 'node:' = Node's own modules. Relative imports are resolved to rooms first.
 */
export const rooms = [
  { room: 'shared/stats', may: ['shared/stats'] },
  { room: 'shared/i18n', may: ['shared'] },
  { room: 'shared', may: ['shared', 'zod'] },
  { room: 'main/engine', may: ['shared', 'main/engine', 'node:', '*'], never: ['electron', 'react', 'react-dom', 'antd'] },
  { room: 'main/hosts/electron', may: ['shared', 'main/hosts', 'main/hosts/electron', 'main/engine/engine.ts', 'main/engine/grants.ts', 'main/engine/deps.ts', 'node:', 'electron'] },
  { room: 'main/hosts', may: ['shared', 'main/hosts', 'main/engine/engine.ts', 'main/engine/grants.ts', 'main/engine/deps.ts', 'node:', '*'], never: ['electron', 'better-sqlite3'] },
  { room: 'preload', may: ['shared', 'preload', 'electron'] },
  { room: 'renderer', may: ['shared', 'renderer', '*'], never: ['electron', 'better-sqlite3', 'exceljs', 'node:'] },
]

const roomOf = file => rooms.find(({ room }) => file === room || file.startsWith(`${room}/`))

function allowed(rule, file, target, isPackage) {
  const sees = name => target === name || target.startsWith(`${name}/`)
  if (isPackage) {
    if (rule.never?.some(name => sees(name) || (name === 'node:' && target.startsWith('node:')))) return false
    if (target.startsWith('node:')) return rule.may.includes('node:')
    return rule.may.includes('*') || rule.may.some(sees)
  }
  // One host does not look into another.
  if (hostOf(file) !== null && hostOf(target) !== null && hostOf(file) !== hostOf(target)) return false
  return sees(rule.room) || rule.may.some(sees)
}

const hostOf = file => /^main\/hosts\/(web|cli|electron)\b/.exec(file)?.[1] ?? null

/** @type {import('eslint').Rule.RuleModule} */
export const roomsRule = {
  meta: { type: 'problem', docs: { description: 'A room imports only what ARCHITECTURE allows it' }, messages: { wall: '{{room}} may not import {{target}}' }, schema: [] },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/')
    const rule = roomOf(file)
    if (!rule) return {}
    const check = node => {
      const source = node.source?.value
      if (typeof source !== 'string') return
      if (node.importKind === 'type' && rule.room === 'main/hosts' && source === 'electron') return
      const isPackage = !source.startsWith('.')
      const target = isPackage ? source : path.posix.normalize(path.posix.join(path.posix.dirname(file), source))
      if (!allowed(rule, file, target, isPackage)) context.report({ node, messageId: 'wall', data: { room: rule.room, target } })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}
