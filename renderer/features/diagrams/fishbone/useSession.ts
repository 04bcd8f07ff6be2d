import { useEffect, useState, useSyncExternalStore } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Fishbone } from '../../../../shared/model/fishbone.ts'
import { useClient } from '../../../app/engine/hooks.ts'
import { FishboneSession } from './session.ts'
import type { EngineCall, SessionState } from './session.ts'

/** One session for as long as the fishbone is shown; what the engine reports is adopted when nothing of ours is on its way. */
export function useSession(fishbone: Fishbone): [FishboneSession, SessionState] {
  const client = useClient()
  const cache = useQueryClient()
  const [session] = useState(() => {
    // What the session asks for itself also goes into the cache, so that the page does not lag behind it.
    const call: EngineCall = async (name, params) => {
      const answer = await client.call(name, params)
      if (name === 'fishbone.get') cache.setQueryData([name, params], answer)
      return answer
    }
    return new FishboneSession(fishbone, call)
  })
  useEffect(() => { session.adopt(fishbone) }, [session, fishbone])
  useEffect(() => () => { session.commitEdit() }, [session])
  return [session, useSyncExternalStore(session.subscribe, session.state)]
}
