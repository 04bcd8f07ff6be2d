const sql = /^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|create\s+(table|index|trigger|view)\s|alter\s+table\s|drop\s+table\s|pragma\s+\w)/is

/** @type {import('eslint').Rule.RuleModule} */
export const sqlRule = {
  meta: {
    type: 'problem',
    docs: { description: 'SQL text lives only in main/engine/store' },
    messages: { sql: 'SQL belongs in main/engine/store', replace: 'INSERT OR REPLACE slips past the log' },
    schema: [{ type: 'object', properties: { store: { type: 'boolean' } }, additionalProperties: false }],
  },
  create(context) {
    const store = context.options[0]?.store === true
    const check = (node, text) => {
      if (/\b(insert\s+or\s+replace|replace\s+into)\b/i.test(text)) context.report({ node, messageId: 'replace' })
      else if (!store && sql.test(text)) context.report({ node, messageId: 'sql' })
    }
    return {
      Literal(node) { if (typeof node.value === 'string') check(node, node.value) },
      TemplateElement(node) { check(node, node.value.raw) },
    }
  },
}
