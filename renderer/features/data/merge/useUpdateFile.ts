import { useHost } from '../../../app/host.ts'
import { setIncoming } from '../../../app/incoming.ts'
import { notifyError } from '../../../app/notices.tsx'
import { wantUpdate } from './mergeTarget.ts'

/** Asks for a newer export of a data set; the wizard that opens compares the two. */
export function useUpdateFile(dataset: number): () => void {
  const host = useHost()
  return () => {
    void host.pickOpen('data').then(file => {
      if (!file) return
      wantUpdate(dataset)
      setIncoming(file)
    }, notifyError)
  }
}
