import { contract } from '../contract/index.ts'
import type { CallName, KindOf, ParsedOf, ResultOf } from '../contract/index.ts'
import type { ClientMessage, EngineEvent, EngineMessage, Progress } from './envelope.ts'
import { toYinguoError, YinguoError } from './errors.ts'
import type { Port } from './port.ts'

/** What runs a call once its parameters are known to be right. */
export interface CallContext {
  signal: AbortSignal
  progress(progress: Progress): void
}

export type Runner = <N extends CallName>(
  name: N, kind: KindOf<N>, params: ParsedOf<N>, context: CallContext,
) => ResultOf<N> | Promise<ResultOf<N>>

export interface Dispatcher {
  /** Serve one caller until its port closes. */
  serve(port: Port): void
  /** Tell every caller. */
  broadcast(event: EngineEvent): void
}

/**
 * Reads messages off ports, parses every call's parameters with the contract's zod schema, runs it, answers.
 * The only place where parameters are parsed. `onError` sees what the caller must not: stacks.
 */
export function createDispatcher(run: Runner, onError: (error: YinguoError, call: string) => void = () => {}): Dispatcher {
  const ports = new Set<Port>()

  async function answer(port: Port, message: Extract<ClientMessage, { type: 'call' }>, running: Map<number, AbortController>): Promise<void> {
    const reply = (answer: EngineMessage): void => port.send(answer)
    const { id, name } = message
    const controller = new AbortController()
    running.set(id, controller)
    try {
      if (!Object.hasOwn(contract, name)) throw new YinguoError('UNKNOWN_CALL', { name: String(name).slice(0, 80) })
      const call = contract[name as CallName]
      const parsed = call.params.safeParse(message.params)
      if (!parsed.success) {
        const found = parsed.error.issues.slice(0, 8)
        // Names are said to the reader; what the library says of them is in its own language.
        const issues = [...new Set(found.map(issue => issue.path.join('.')).filter(path => path !== ''))]
        throw new YinguoError('BAD_PARAMS', { call: name, issues }, found.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; '))
      }
      const value = await run(call.name as CallName, call.kind as KindOf<CallName>, parsed.data as ParsedOf<CallName>, {
        signal: controller.signal,
        progress: progress => reply({ type: 'progress', id, progress }),
      })
      reply({ type: 'result', id, value: value ?? null })
    } catch (thrown) {
      const error = controller.signal.aborted ? new YinguoError('CANCELLED') : toYinguoError(thrown)
      if (error.code === 'INTERNAL') onError(error, name)
      reply({ type: 'error', id, code: error.code, params: error.params })
    } finally {
      running.delete(id)
    }
  }

  return {
    serve(port) {
      const running = new Map<number, AbortController>()
      ports.add(port)
      port.onMessage(raw => {
        const message = raw as Partial<ClientMessage> | null
        if (!message || typeof message !== 'object' || typeof message.id !== 'number') return
        if (message.type === 'cancel') running.get(message.id)?.abort()
        else if (message.type === 'call') void answer(port, message as Extract<ClientMessage, { type: 'call' }>, running)
      })
      port.onClose(() => {
        ports.delete(port)
        for (const controller of running.values()) controller.abort()
      })
    },
    broadcast(event) {
      for (const port of ports) port.send({ type: 'event', event } satisfies EngineMessage)
    },
  }
}
