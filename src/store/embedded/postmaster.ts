import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Where the embedded server is spoken to, as its superuser: the socket's folder is open to nobody else. */
export type Address = { readonly host: string; readonly port: number }
export const SUPERUSER = 'postgres'

/** Whether the process lives; one that is dead and not yet buried by its parent does not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && !isDeadOnLinux(pid)
  }
  return !isDeadOnLinux(pid)
}

function isDeadOnLinux(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

/** The process that `postmaster.pid` in `cluster` names, if that process is a PostgreSQL and lives. */
export function runningPostmaster(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid')
  const pid = readPid(file)
  if (pid === null) return null
  if (alive(pid) && isPostgres(pid)) return pid
  // the number may belong to another program, or to a process not yet buried: PostgreSQL itself would refuse to start.
  // Should processes of the dead server still write, it finds their shared memory by the folder, not by this file.
  rmSync(file, { force: true })
  return null
}

function readPid(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
  } catch {
    return process.platform !== 'linux'
  }
}

/** A real login: the pid file says "ready" also while the write-ahead log is replayed after a crash. */
export async function answers(address: Address): Promise<boolean> {
  const client = new pg.Client({ ...address, user: SUPERUSER, database: 'postgres', connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Fast shutdown, then immediate; the log makes up for the second at the next start. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < patience && alive(pid); waited += 20) await sleep(20)
    if (!alive(pid)) return
  }
  throw new Error('PostgreSQL did not stop')
}
