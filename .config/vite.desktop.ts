import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const node = [...builtinModules, ...builtinModules.map(name => `node:${name}`), 'electron']

const shared: InlineConfig = {
  configFile: false,
  root: at('.'),
  publicDir: false,
  cacheDir: at('node_modules/.cache/vite'),
}

/** Bundles of our own sources; packages stay in node_modules and are packed as they are. */
const main: InlineConfig = {
  ...shared,
  build: {
    ssr: true, target: 'node24', outDir: at('dist/main'), emptyOutDir: false, minify: false, reportCompressedSize: false,
    rolldownOptions: {
      input: { electron: at('main/hosts/electron/main.ts'), engine: at('main/hosts/electron/engineProcess.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { external: true, target: 'node' },
}

/**
 * Import and compute workers lie unpacked beside the archive (a thread is started from a real file), where they find no
 * node_modules: everything they need is inside.
 */
const worker = (name: string, entry: string): InlineConfig => ({
  ...shared,
  build: {
    ssr: true, target: 'node24', outDir: at('dist/main'), emptyOutDir: false, minify: false, reportCompressedSize: false,
    rolldownOptions: {
      input: { [name]: at(entry) },
      external: node,
      output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, target: 'node' },
})

/** A sandboxed preload script is one CommonJS file. */
const preload: InlineConfig = {
  ...shared,
  build: {
    ssr: true, target: 'node24', outDir: at('dist/preload'), emptyOutDir: true, minify: false, reportCompressedSize: false,
    rolldownOptions: {
      input: { preload: at('preload/preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, target: 'node' },
}

export const desktopBuilds: readonly InlineConfig[] = [main, worker('import-worker', 'main/engine/import/worker.ts'), worker('compute-worker', 'main/engine/compute/worker.ts'), preload]
