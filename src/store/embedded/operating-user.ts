import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotStart } from '../cannot-start.ts'

/** Whom PostgreSQL runs as; empty for ourselves. */
export type OperatingUser = { readonly uid?: number; readonly gid?: number }

const NAME = 'postgres'

const id = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

/** PostgreSQL refuses to run as root: root lends it the owner of `home`, or the user `postgres`, made if there is none. */
export function operatingUser(home: string): OperatingUser {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(home, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    try {
      const flags = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group']
      execFileSync('useradd', [...flags, NAME], { stdio: 'ignore' })
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      throw new CannotStart(
        'PostgreSQL does not run as root and no user could be made for it: start as an ordinary user, or make a user named postgres',
      )
    }
  }
}

/** Whether every folder down to `path` lets anybody pass. */
export const reachableByAll = (path: string): boolean =>
  (statSync(path).mode & 0o001) !== 0 && (path === dirname(path) || reachableByAll(dirname(path)))
