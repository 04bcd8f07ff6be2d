const han = /\p{Script=Han}/u
const word = /\p{L}{2,}/u
const spokenAttributes = new Set(['title', 'label', 'placeholder', 'aria-label', 'alt', 'description', 'okText', 'cancelText', 'extra', 'tooltip'])

/** @type {import('eslint').Rule.RuleModule} */
export const sentencesRule = {
  meta: {
    type: 'problem',
    docs: { description: 'Sentences a person reads live in shared/i18n only' },
    messages: { sentence: 'Put this text into shared/i18n: {{text}}' },
    schema: [],
  },
  create(context) {
    const report = (node, text) => context.report({ node, messageId: 'sentence', data: { text: text.trim().slice(0, 40) } })
    return {
      Literal(node) { if (typeof node.value === 'string' && han.test(node.value)) report(node, node.value) },
      TemplateElement(node) { if (han.test(node.value.raw)) report(node, node.value.raw) },
      JSXText(node) { if (word.test(node.value)) report(node, node.value) },
      JSXAttribute(node) {
        const name = node.name.name
        if (typeof name === 'string' && spokenAttributes.has(name) && node.value?.type === 'Literal' && typeof node.value.value === 'string' && word.test(node.value.value) && !han.test(node.value.value)) report(node, node.value.value)
      },
    }
  },
}
