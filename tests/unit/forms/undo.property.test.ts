import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formQuestionKinds } from '../../../shared/model/form.ts'
import type { FormNode } from '../../../shared/model/form.ts'
import { testEngine } from '../../fixtures/engine.ts'

/** Numbers choose among what there is at that moment. */
const step = fc.record({ what: fc.constantFrom('add', 'section', 'text', 'code', 'move', 'remove', 'copy', 'kind', 'lines', 'renumber', 'replace', 'fix'), a: fc.nat(1000), b: fc.nat(1000) })

test('any design is taken back step by step, and done again, to the letter', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async steps => {
    const t = await testEngine()
    try {
      await t.newProject()
      const { id: form } = await t.client.call('form.create', { from: { kind: 'template', template: 'nps' } })
      const look = async () => JSON.stringify([await t.client.call('form.get', { form }), await t.client.call('form.document', { form })])
      const states = [await look()]
      for (const { what, a, b } of steps) {
        const { nodes } = await t.client.call('form.get', { form })
        const one = nodes[a % Math.max(1, nodes.length)]
        const other = nodes[b % Math.max(1, nodes.length)]
        if (!one && what !== 'add' && what !== 'section') continue
        const section = nodes.find(each => each.node.kind === 'section')
        const before = (await t.client.call('history.state', {})).undo
        await work()
        const moved = JSON.stringify((await t.client.call('history.state', {})).undo) !== JSON.stringify(before)
        if (moved) states.push(await look())

        async function work(): Promise<void> {
          switch (what) {
            case 'add': await t.client.call('form.addNodes', { form, parent: a % 2 ? section?.id ?? null : null, index: b % 4, nodes: [{ kind: formQuestionKinds[b % formQuestionKinds.length]! }, { kind: 'text' }] }); return
            case 'section': await t.client.call('form.addNodes', { form, index: b % 4, nodes: [{ kind: 'section' }] }); return
            case 'text': await t.client.call('form.updateNode', { form, node: one!.id, content: { ...one!.node, text: { 'zh-CN': `字${b}` } } }); return
            case 'code': await t.client.call('form.updateNode', { form, node: one!.id, content: { ...one!.node, code: `code_${b}` } as FormNode }).catch(refused); return
            case 'move': await t.client.call('form.moveNodes', { form, nodes: [one!.id], parent: one!.node.kind === 'section' || a % 3 === 0 ? null : section?.id ?? null, index: b % 5 }); return
            case 'remove': await t.client.call('form.removeNodes', { form, nodes: [...new Set([one!.id, other!.id])], keepQuestions: b % 2 === 0 }); return
            case 'copy': await t.client.call('form.duplicateNode', { form, node: one!.id }); return
            case 'kind': if (one!.node.kind !== 'section') await t.client.call('form.convertKind', { form, node: one!.id, kind: formQuestionKinds[b % formQuestionKinds.length]! }); return
            case 'lines': if ('options' in one!.node) await t.client.call('form.bulkOptions', { form, node: one!.id, what: 'options', language: 'zh-CN', lines: `甲\n乙\n${b}. 丙 #other` }); return
            case 'renumber': await t.client.call('form.renumber', { form }); return
            case 'replace': await t.client.call('form.replace', { form, document: await t.client.call('form.document', { form }) }); return
            case 'fix': {
              const { findings } = await t.client.call('form.check', { form })
              const found = findings.filter(each => each.fixable)[b % 3]
              if (found) await t.client.call('form.fix', { form, rule: found.rule, node: found.node, part: found.part })
            }
          }
        }
      }
      const last = states.length - 1
      for (let at = last; at > 0; at--) {
        expect(await look()).toBe(states[at])
        await t.client.call('history.undo', {})
      }
      expect(await look()).toBe(states[0])
      for (let at = 1; at <= last; at++) await t.client.call('history.redo', {})
      expect(await look()).toBe(states[last])
      expect((await t.client.call('project.check', {})).sound).toBe(true)
      expect(t.logged).toEqual([])
    } finally { await t.dispose() }
  }), { numRuns: 12, seed: 3 })
})

const refused = (error: { code?: string }): void => { if (error.code !== 'BAD_VALUE') throw error }
