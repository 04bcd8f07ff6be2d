import { testEngine } from '../fixtures/engine.ts'
import { conformance } from './conformance.ts'

conformance('an in-memory port', async () => {
  const t = await testEngine()
  return { client: t.client, connect: t.connect, dir: t.dir, grant: (path, access, options) => t.grants.add(path, access, options), dispose: t.dispose }
})
