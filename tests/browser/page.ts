import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { build, type Rollup } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** The site's own, as it stands in its source. */
const POLICY = readFileSync(join(root, 'src/web/headers.ts'), 'utf8')
  .match(/const POLICY = \[([^\]]*)\]/)?.[1]
  ?.match(/"([^"]+)"/g)
  ?.map((line) => line.slice(1, -1))
  .join('; ')

/** An empty page that runs `script`, under the site's content security policy. */
export async function serving(script: string): Promise<{ readonly address: string; readonly close: () => void }> {
  if (!POLICY?.includes("script-src 'self'")) throw new Error('the policy was not found in src/web/headers.ts')
  const server = createServer((request, response) => {
    const isScript = request.url === '/script.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.setHeader('content-security-policy', POLICY ?? '')
    response.end(isScript ? script : '<!doctype html><title>x</title><script type="module" src="/script.js"></script>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const bound = server.address()
  const port = typeof bound === 'object' ? bound?.port : 0
  return { address: `http://localhost:${port}/`, close: () => void server.close() }
}

/** `entry` and all that it imports as one script, with the runner of tests in a browser in vitest's place. */
export async function bundled(entry: string): Promise<string> {
  const made = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { vitest: join(root, 'tests/browser/runner.ts') } },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: join(root, entry), output: { codeSplitting: false } },
    },
  })) as Rollup.RollupOutput
  const [chunk, ...others] = made.output
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('not one script')
  return chunk.code
}
