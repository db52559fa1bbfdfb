import { existsSync, globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/** Every script and stylesheet of its own that a page may ask for; `service-worker.ts` is built apart. */
const entries = globSync(['src/web/browser/*.{ts,tsx}', 'src/web/styles/[!_]*.scss'], { cwd: root }).filter(
  (path) => !path.endsWith('.d.ts') && !path.includes('.test.') && basename(path) !== 'service-worker.ts',
)

export const hasClient = entries.length > 0 && existsSync(resolve(root, 'src/web/browser'))

/** `vite build` makes build/client, `vite build --ssr` makes build/server; scripts/build.ts does both and more. */
export default defineConfig(({ isSsrBuild }) => ({
  root,
  publicDir: isSsrBuild ? false : 'src/web/public',
  resolve: { alias: { '~dkfds': resolve(root, 'node_modules/dkfds') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: {
    preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['if-function'] } },
  },
  // bundled, because reading some of them file by file, as date-fns, takes most of a start
  ssr: { noExternal: true, external: ['pg', '@node-rs/argon2', '@node-saml/node-saml'] },
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: 'build/server',
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: { main: 'src/cli/main.ts' },
          output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
        },
      }
    : {
        outDir: 'build/client',
        manifest: 'manifest.json',
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: entries },
      },
}))
