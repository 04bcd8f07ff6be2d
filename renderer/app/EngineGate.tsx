import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Client } from '../../shared/rpc/client.ts'
import { createClient } from '../../shared/rpc/client.ts'
import { toYinguoError } from '../../shared/rpc/errors.ts'
import type { YinguoError } from '../../shared/rpc/errors.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { EngineProvider } from './engine/EngineProvider.tsx'
import { useHost } from './host.ts'
import { useT } from './i18n.tsx'

/** Connects to the engine once; shows the workbench when it answers, and says so when the connection is lost. */
export function EngineGate({ children }: { children: ReactNode }): ReactNode {
  const t = useT()
  const host = useHost()
  const [client, setClient] = useState<Client | null>(null)
  const [error, setError] = useState<YinguoError | null>(null)
  const [lost, setLost] = useState(false)

  useEffect(() => {
    let left = false
    let made: Client | null = null
    void host.connect().then(port => {
      if (left) { port.close(); return }
      made = createClient(port)
      port.onClose(() => { if (!left) setLost(true) })
      setClient(made)
    }, (thrown: unknown) => { if (!left) setError(toYinguoError(thrown)) })
    return () => {
      left = true
      made?.close()
    }
  }, [host])

  const reload = <button type="button" className="yg-button" onClick={() => window.location.reload()}>{t('app.connect.reload')}</button>
  if (error) return <main className="yg-gate"><ErrorNote error={error} action={reload} /></main>
  if (!client) return null
  return (
    <EngineProvider client={client}>
      {lost && <div className="yg-lost" role="alert"><span>{t('app.connect.lost')}</span>{reload}</div>}
      {children}
    </EngineProvider>
  )
}
