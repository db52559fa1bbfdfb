// Builds all of build/: the browser's files, the server's program, and the service worker that knows the files by name.
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { hasClient } from '../vite.config.ts'

const SERVICE_WORKER = 'src/web/browser/service-worker.ts'
const COMPRESSIBLE = /\.(js|css|svg|json|webmanifest|txt)$/

const quiet = { logLevel: 'warn' } as const
const files = (pattern: string) =>
  globSync(`${pattern}/**/*`, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`)
    .sort()

const NEXT = 'build/next'
const CLIENT = `${NEXT}/client`
const MADE = ['client', 'server', 'assets.json']

// made beside what is there, which is still running perhaps, and which a failed build leaves as it was
rmSync(NEXT, { recursive: true, force: true })
mkdirSync(CLIENT, { recursive: true })
writeFileSync(`${CLIENT}/manifest.json`, '{}')
if (hasClient) await build({ ...quiet, build: { outDir: CLIENT } })
renameSync(`${CLIENT}/manifest.json`, `${NEXT}/assets.json`)
await build({ ...quiet, build: { ssr: true, outDir: `${NEXT}/server` } })
if (globSync(SERVICE_WORKER).length > 0) await buildServiceWorker()
for (const file of files(CLIENT)) compress(file)
// what scripts/prepare.mjs leaves when it has asked for a build
rmSync('build/.made-from', { force: true })
for (const made of MADE) {
  rmSync(`build/${made}`, { recursive: true, force: true })
  renameSync(`${NEXT}/${made}`, `build/${made}`)
}
rmSync(NEXT, { recursive: true })

async function buildServiceWorker(): Promise<void> {
  const version = createHash('sha256')
  for (const file of [...files(NEXT), ...files('cards')]) version.update(file).update(readFileSync(file))
  const precache = files(`${CLIENT}/assets`).map((file) => file.replace(CLIENT, ''))
  await build({
    ...quiet,
    configFile: false,
    publicDir: false,
    define: { PRECACHE: JSON.stringify(precache), VERSION: JSON.stringify(version.digest('hex').slice(0, 16)) },
    build: {
      outDir: CLIENT,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { input: SERVICE_WORKER, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  })
}

function compress(file: string): void {
  if (!COMPRESSIBLE.test(file) || statSync(file).size < 1024) return
  const plain = readFileSync(file)
  writeFileSync(`${file}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }))
}
