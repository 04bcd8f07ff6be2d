import { codeRules } from './codeRules.ts'
import { conditionRules } from './conditionRules.ts'
import { optionRules } from './optionRules.ts'
import { scaleRules } from './scaleRules.ts'
import { wholeRules } from './wholeRules.ts'
import { wordingRules } from './wordingRules.ts'
import type { Rule } from './rule.ts'

export const rules: readonly Rule[] = [...codeRules, ...conditionRules, ...optionRules, ...scaleRules, ...wordingRules, ...wholeRules]
