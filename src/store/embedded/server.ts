import { closeSync, fchownSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cannotWrite } from '../cannot-start.ts'
import { address, type Cluster, explained, initialise, openCluster, start } from './cluster.ts'
import { own } from './ownership.ts'
import { type Address, alive, answers, runningPostmaster, stopPostmaster } from './postmaster.ts'

export { type Address, SUPERUSER } from './postmaster.ts'

/** A PostgreSQL of the program's own, on a socket that only this user can open. */
export type Embedded = {
  readonly address: Address
  /** True when a server left over from a killed program was taken over. */
  readonly adopted: boolean
  readonly pid: () => number
  readonly stop: () => Promise<void>
}

export type Hooks = {
  /** It ended by itself and is being started again. */
  readonly onLost?: () => void
  readonly onBack?: () => void
  /** It ended by itself and does not come back. */
  readonly onGone?: (error: unknown) => void
}

/** Starts the database in `dataDirectory`/postgres, or takes over the one that runs there. Throws `CannotStart`. */
export async function startEmbedded(dataDirectory: string, hooks: Hooks = {}): Promise<Embedded> {
  const cluster = openCluster(dataDirectory)
  const owned = await own(cluster.home)
  try {
    const adopted = await adopt(cluster)
    if (adopted === null) await initialise(cluster)
    let pid = adopted ?? (await startServer(cluster))
    let stopping = false
    const watching = (async () => {
      while (!stopping) {
        await sleep(200, undefined, { ref: false })
        if (stopping || alive(pid)) continue
        hooks.onLost?.()
        pid = await startServer(cluster)
        hooks.onBack?.()
      }
    })().catch((error) => hooks.onGone?.(error))
    return {
      address: address(cluster),
      adopted: adopted !== null,
      pid: () => pid,
      stop: async () => {
        stopping = true
        await Promise.race([watching, sleep(300)])
        await stopPostmaster(pid)
        owned.release()
      },
    }
  } catch (error) {
    owned.release()
    throw cannotWrite(cluster.home, error)
  }
}

/** The server that a killed program has left behind, once it answers. */
async function adopt(cluster: Cluster): Promise<number | null> {
  for (;;) {
    const pid = runningPostmaster(cluster.data)
    if (pid === null) return null
    if (await answers(address(cluster))) return pid
    await sleep(50)
  }
}

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: '5432',
  max_connections: '50',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // a failed statement's text can hold what people have written
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const ATTEMPTS = 20

async function startServer(cluster: Cluster): Promise<number> {
  const settings = { ...SETTINGS, unix_socket_directories: join(cluster.inside, 'run') }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  for (let attempt = 1; ; attempt++) {
    const left = runningPostmaster(cluster.data)
    if (left !== null && (await answers(address(cluster)))) return left
    const log = openSync(cluster.log, 'a', 0o600)
    const { uid, gid } = cluster.user
    if (uid !== undefined && gid !== undefined) fchownSync(log, uid, gid)
    const before = statSync(cluster.log).size
    const { child, opened } = start(cluster, 'postgres', ['-D', join(cluster.inside, 'cluster'), ...options], log)
    for (const handle of [log, ...opened]) closeSync(handle)
    let ended = false
    child.on('exit', () => {
      ended = true
    })
    child.on('error', () => {
      ended = true
    })
    while (!ended) {
      if (child.pid && (await answers(address(cluster)))) {
        child.unref()
        return child.pid
      }
      await sleep(25)
    }
    // the processes of a killed server may still be dying: "pre-existing shared memory block is still in use"
    const said = readFileSync(cluster.log).subarray(before).toString()
    const transient = /shared memory block|lock file .* already exists|is still in use/.test(said)
    if (!transient || attempt === ATTEMPTS) throw explained(said, cluster)
    await sleep(250)
  }
}
