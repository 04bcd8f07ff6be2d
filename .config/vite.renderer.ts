import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

// Whatever NODE_ENV the caller has (a test runner says 'test'): the page is always the one that ships, its JSX too.
process.env['NODE_ENV'] = 'production'

/** The page: plain files under dist/renderer, no inline script or style, nothing fetched from elsewhere. */
export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  cacheDir: at('node_modules/.cache/vite'),
  plugins: [react()],
  build: {
    outDir: at('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // An inlined asset would be a data: address, which the content policy allows for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1600,
  },
})
