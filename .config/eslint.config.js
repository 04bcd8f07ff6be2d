import tseslint from 'typescript-eslint'
import { roomsRule } from './lint/rooms.js'
import { sentencesRule } from './lint/sentences.js'
import { sqlRule } from './lint/sql.js'

const yinguo = { rules: { rooms: roomsRule, sentences: sentencesRule, sql: sqlRule } }
const product = ['main/**/*.{ts,tsx}', 'renderer/**/*.{ts,tsx}', 'preload/**/*.ts', 'shared/**/*.ts']

const never = [
  { selector: 'MemberExpression[property.name="openExternal"]', message: 'Only safeOpenExternal may call this' },
  { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]', message: 'Text goes in as text' },
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text goes in as text' },
  { selector: 'CallExpression[callee.name="eval"], NewExpression[callee.name="Function"]', message: 'No code from text' },
  { selector: 'CallExpression[callee.object.name="console"][callee.property.name="log"]', message: 'stdout is for data; use the log' },
]

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'out/', 'test-results/', 'playwright-report/'] },
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.recommended] },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: product,
    plugins: { yinguo },
    rules: {
      'yinguo/rooms': 'error',
      'yinguo/sentences': 'error',
      'yinguo/sql': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': ['error', ...never],
    },
  },
  // Dictionaries hold the sentences; recognising a platform's export or a pasted questionnaire, and claims in a report, takes their words.
  { files: ['shared/i18n/**/*.ts', 'main/engine/import/**/*.ts', 'shared/forms/paste/**/*.ts', 'shared/report/*.ts', 'shared/model/likelyTarget.ts'], rules: { 'yinguo/sentences': 'off' } },
  { files: ['main/engine/store/**/*.ts'], rules: { 'yinguo/sql': ['error', { store: true }] } },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'window', 'document', 'setTimeout', 'setInterval', 'performance', 'console'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }, { object: 'Date', property: 'now' }],
    },
  },
  { files: ['tests/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', { selector: 'CallExpression[callee.property.name="only"][callee.object.name=/^(it|test|describe)$/]', message: 'A test left alone' }] } },
)
