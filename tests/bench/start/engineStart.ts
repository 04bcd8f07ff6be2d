// A fresh process: loads the engine, starts it, opens the sample, prints how long each took.
const begin = performance.now()
const { testEngine } = await import('../../fixtures/engine.ts')
const loaded = performance.now()
const test = await testEngine()
try {
  await test.client.call('project.openSample', {})
  const opened = performance.now()
  process.stdout.write(JSON.stringify({ load: loaded - begin, open: opened - loaded }))
} finally { await test.dispose() }
