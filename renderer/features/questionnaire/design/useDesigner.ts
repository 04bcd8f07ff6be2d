import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { NewFormNode } from '../../../../shared/contract/form.ts'
import type { Form, FormDocument, FormNode, FormQuestionKind, FormSettings, PlacedNode } from '../../../../shared/model/form.ts'
import { toYinguoError } from '../../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import { useClient } from '../../../app/engine/hooks.ts'
import { notify } from '../../../app/notices.tsx'
import { FormDraft } from './formDraft.ts'
import { newNode } from './newNode.ts'
import { moveInto, moveOut, moveShifted, outlineRows, placeBehind, rowAfterRemoval } from './outlineRows.ts'
import type { Move } from './outlineRows.ts'
import { wishFocus } from './settle.ts'

/** Stands for title, introduction, consent and thanks where the id of a node is asked for. */
export const COVER = 'cover'

/** Where the keyboard goes afterwards. */
export type Then = 'outline' | 'text' | 'nowhere'

/** Everything one does to a questionnaire here. The object stays the same, so that what holds it is not drawn again. */
export interface DesignActions {
  choose(id: string | null): void
  edit(id: string, content: FormNode): void
  editSettings(settings: FormSettings): void
  flush(): Promise<void>
  add(kind: FormNode['kind'], behind: string | null, then: Then, text?: string): Promise<void>
  insert(nodes: readonly NewFormNode[], behind: string | null, then: Then): Promise<void>
  insertDocument(document: FormDocument, behind: string | null): Promise<void>
  move(move: Move | null, then?: Then): void
  shift(id: string, by: -1 | 1, then?: Then): void
  into(id: string): void
  out(id: string): void
  remove(ids: readonly string[]): void
  duplicate(id: string): void
  convert(id: string, kind: FormQuestionKind): Promise<void>
  bulk(id: string, what: 'options' | 'rows', lines: string): Promise<boolean>
  /** Q1, Q2 … in reading order. */
  renumber(): void
  /** Writes a node although responses use its codes. */
  recode(id: string, content: FormNode): Promise<void>
}

export interface DesignError { error: YinguoError; /** Node whose change was refused. */ node: string | null }

export interface Designer {
  form: Form
  draft: FormDraft
  current: string | null
  language: string
  setLanguage(language: string): void
  error: DesignError | null
  clear(): void
  actions: DesignActions
}

const contentOf = (form: Form, draft: FormDraft, id: string | null): FormNode | undefined => (id === null ? undefined : draft.typed(id) ?? form.nodes.find(each => each.id === id)?.node)

export function useDesigner(form: Form): Designer {
  const client = useClient()
  const [current, setCurrent] = useState<string | null>(null)
  const [wanted, setLanguage] = useState('')
  const [error, setError] = useState<DesignError | null>(null)
  const language = form.settings.languages.includes(wanted) ? wanted : form.settings.languages[0] ?? 'zh-CN'
  const draft = useMemo(() => new FormDraft({
    node: (node, content) => client.call('form.updateNode', { form: form.id, node, content }).then(({ warnings }) => { for (const warning of warnings) notify(`form.warning.${warning.code}`, warning.params) }),
    settings: ({ title, languages, intro, consent, thanks, serial }) => client.call('form.settings', { form: form.id, settings: { title, languages, intro, consent, thanks, serial } }),
  }), [client, form.id])
  const latest = useRef({ form, current, language })
  useLayoutEffect(() => { latest.current = { form, current, language } })
  useLayoutEffect(() => { draft.take(form) }, [draft, form])
  useEffect(() => {
    draft.onRefused = (thrown, id) => setError({ error: toYinguoError(thrown), node: id === '' ? null : id })
    const flush = (): void => { void draft.flush() }
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [draft])

  const actions = useMemo((): DesignActions => {
    const id = form.id
    /** After what was typed, so that nothing is done to an older text. */
    const run = async <T>(work: () => Promise<T>): Promise<T | null> => {
      await draft.flush()
      try {
        const done = await work()
        setError(null)
        return done
      } catch (thrown) {
        setError({ error: toYinguoError(thrown), node: null })
        return null
      }
    }
    const goTo = (node: string, then: Then): void => {
      setCurrent(node)
      if (then !== 'nowhere') wishFocus({ node, field: then })
    }
    const insert = async (nodes: readonly NewFormNode[], behind: string | null, then: Then): Promise<void> => {
      const first = nodes[0]
      if (!first) return
      const made = await run(() => client.call('form.addNodes', { form: id, nodes: [...nodes], ...placeBehind(latest.current.form.nodes, behind, first.kind === 'section') }))
      const last: PlacedNode | undefined = made?.at(-1)
      if (last) goTo(last.id, then)
    }
    const move = (asked: Move | null, then: Then = 'outline'): void => {
      const [node] = asked?.nodes ?? []
      if (asked && node !== undefined) void run(() => client.call('form.moveNodes', { form: id, ...asked })).then(() => { if (then !== 'nowhere') wishFocus({ node: asked.nodes.at(-1) ?? node, field: then }) })
    }
    return {
      choose: setCurrent,
      edit: (node, content) => draft.change(node, content),
      editSettings: settings => draft.changeSettings(settings),
      flush: () => draft.flush(),
      insert,
      add: (kind, behind, then, text) => insert([newNode(kind, text ? { [latest.current.language]: text } : {}, contentOf(latest.current.form, draft, behind))], behind, then),
      async insertDocument(document, behind) {
        const { index } = placeBehind(latest.current.form.nodes, behind, true)
        const made = await run(() => client.call('form.insertDocument', { form: id, document, index }))
        const first = made?.[0]
        if (first) goTo(first.id, 'outline')
      },
      move,
      shift: (node, by, then) => move(moveShifted(latest.current.form.nodes, node, by), then),
      into: node => move(moveInto(latest.current.form.nodes, node)),
      out: node => move(moveOut(latest.current.form.nodes, node)),
      remove: nodes => {
        const next = rowAfterRemoval(outlineRows(latest.current.form.nodes), new Set(nodes))
        void run(() => client.call('form.removeNodes', { form: id, nodes: [...nodes] })).then(() => { setCurrent(next); if (next !== null) wishFocus({ node: next, field: 'outline' }) })
      },
      duplicate: node => { void run(() => client.call('form.duplicateNode', { form: id, node })).then(made => { const [first] = made ?? []; if (first) goTo(first.id, 'outline') }) },
      convert: async (node, kind) => { await run(() => client.call('form.convertKind', { form: id, node, kind })) },
      bulk: async (node, what, lines) => await run(() => client.call('form.bulkOptions', { form: id, node, what, lines, language: latest.current.language })) !== null,
      renumber: () => { void run(() => client.call('form.renumber', { form: id })) },
      recode: async (node, content) => { if (await run(() => client.call('form.updateNode', { form: id, node, content, recode: true }))) draft.drop(node) },
    }
  }, [client, draft, form.id])
  return { form, draft, current: current === COVER || form.nodes.some(each => each.id === current) ? current : null, language, setLanguage, error, clear: () => setError(null), actions }
}

/** A node as it stands now, typed or kept. */
export function useNode(draft: FormDraft, placed: PlacedNode): FormNode {
  return useSyncExternalStore(draft.subscribe, () => draft.typed(placed.id)) ?? placed.node
}

export function useSettings(draft: FormDraft, form: Form): FormSettings {
  return useSyncExternalStore(draft.subscribe, () => draft.typedSettings()) ?? form.settings
}
