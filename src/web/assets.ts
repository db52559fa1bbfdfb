import { readFileSync } from 'node:fs'

/** The addresses of the built files, asked for by the name of their source. */
export type Assets = {
  /** `guide` is src/web/browser/guide.ts or .tsx. */
  readonly script: (name: string) => string
  /** What that script imports, to be fetched beside it. */
  readonly preloads: (name: string) => readonly string[]
  /** `main` is src/web/styles/main.scss. */
  readonly style: (name: string) => string
}

type Chunk = { readonly file: string; readonly imports?: readonly string[] }
type Manifest = Readonly<Record<string, Chunk>>

/** Throws when the build does not hold a file that a page asks for. */
export function assetsOf(manifest: Manifest): Assets {
  const chunk = (...keys: string[]): Chunk => {
    const found = keys.map((key) => manifest[key]).find((entry) => entry !== undefined)
    if (!found) throw new Error(`not in the build: ${keys[0]}`)
    return found
  }
  const script = (name: string) => chunk(`src/web/browser/${name}.ts`, `src/web/browser/${name}.tsx`)
  const imported = (from: Chunk, seen = new Set<string>()): Set<string> => {
    for (const key of from.imports ?? []) {
      const { file } = chunk(key)
      if (!seen.has(file)) imported(chunk(key), seen.add(file))
    }
    return seen
  }
  return {
    script: (name) => `/${script(name).file}`,
    preloads: (name) => [...imported(script(name))].map((file) => `/${file}`),
    style: (name) => `/${chunk(`src/web/styles/${name}.scss`).file}`,
  }
}

export const readAssets = (manifestFile: string): Assets => assetsOf(JSON.parse(readFileSync(manifestFile, 'utf8')))

/** For tests that render pages without a build. */
export const unbuiltAssets: Assets = {
  script: (name) => `/assets/${name}.js`,
  preloads: () => [],
  style: (name) => `/assets/${name}.css`,
}
