import { spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotStart, cannotWrite } from '../cannot-start.ts'
import { binaries } from './binaries.ts'
import { type OperatingUser, operatingUser, reachableByAll } from './operating-user.ts'
import { SUPERUSER } from './postmaster.ts'

const MAJOR = 18
const PORT = 5432
/** What the system takes as the path of a socket, without its final zero. */
const LONGEST_SOCKET = 107

/** A data directory of PostgreSQL's own, and how to run its programs on it. */
export type Cluster = {
  readonly home: string
  readonly data: string
  readonly socket: string
  readonly log: string
  readonly user: OperatingUser
  readonly programs: string
  /** `home` as PostgreSQL itself can reach it. */
  readonly inside: string
}

const ENVIRONMENT = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** Makes the folders and, the first time, the database files. Throws `CannotStart` when that cannot be. */
export function openCluster(dataDirectory: string): Cluster {
  const home = join(resolve(dataDirectory), 'postgres')
  const user = operatingUser(home)
  try {
    makeFolders(home, user)
  } catch (error) {
    throw cannotWrite(resolve(dataDirectory), error)
  }
  const real = realpathSync(home)
  const socket = join(real, 'run')
  if (Buffer.byteLength(join(socket, `.s.PGSQL.${PORT}`)) > LONGEST_SOCKET) {
    throw new CannotStart(`the path ${socket} is too long for a socket: set DATA_DIR to a shorter one`)
  }
  const data = join(real, 'cluster')
  checkVersion(data)
  const reachable = user.uid === undefined || reachableByAll(dirname(real))
  const inside = reachable ? real : '/proc/self/fd/3'
  return { home: real, data, socket, log: join(real, 'postgres.log'), user, programs: binaries(user), inside }
}

function makeFolders(home: string, user: OperatingUser): void {
  // made for all, the parents would shut PostgreSQL's user out when they are 0700
  const above = dirname(home)
  mkdirSync(dirname(above), { recursive: true })
  if (!existsSync(above)) mkdirSync(above, { mode: user.uid === undefined ? 0o700 : 0o711 })
  for (const folder of [home, join(home, 'run')]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
    else if (process.getuid && statSync(folder).uid !== process.getuid()) {
      throw Object.assign(new Error(folder), { code: 'EACCES' })
    }
  }
}

function checkVersion(data: string): void {
  if (!existsSync(join(data, 'PG_VERSION'))) return
  const major = Number(readFileSync(join(data, 'PG_VERSION'), 'utf8'))
  if (major > MAJOR) {
    throw new CannotStart(
      `the data in ${data} was made by a newer PostgreSQL (${major}, this is ${MAJOR}): update actioncard, or set DATA_DIR to another folder`,
    )
  }
  if (major < MAJOR) {
    throw new CannotStart(
      `the data in ${data} was made by an older PostgreSQL (${major}, this is ${MAJOR}): export it with the actioncard that made it`,
    )
  }
}

/** What a program of PostgreSQL's is started with. A home its user may not walk to is handed over as an open folder. */
export function start(cluster: Cluster, program: string, args: string[], output: 'pipe' | number) {
  const handed = cluster.inside === cluster.home ? [] : [openSync(cluster.home, 'r')]
  return {
    child: spawn(join(cluster.programs, 'bin', program), args, {
      ...cluster.user,
      env: ENVIRONMENT,
      cwd: cluster.home,
      detached: true,
      stdio: ['ignore', output === 'pipe' ? 'ignore' : output, output, ...handed],
    }),
    opened: handed,
  }
}

/** Makes the database files beside their place and moves them there: a kill on the way leaves no half of them. */
export async function initialise(cluster: Cluster): Promise<void> {
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return
  const unfinished = `${cluster.data}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const place = join(cluster.inside, 'cluster.unfinished')
  const auth = ['--auth-local=trust', '--auth-host=reject', '--username', SUPERUSER]
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  const { code, output } = await finished(cluster, ['--pgdata', place, ...auth, ...locale, '--no-instructions'])
  if (code !== 0) throw explained(output, cluster)
  renameSync(unfinished, cluster.data)
}

function finished(cluster: Cluster, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((done, reject) => {
    const { child, opened } = start(cluster, 'initdb', args, 'pipe')
    for (const handle of opened) closeSync(handle)
    let output = ''
    child.stderr?.on('data', (data) => {
      output += data
    })
    child.on('error', reject)
    child.on('close', (code) => done({ code: code ?? -1, output }))
  })
}

/** What PostgreSQL printed when it gave up, for its operator. */
export function explained(output: string, cluster: Cluster): Error {
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new CannotStart(`${cluster.home} is on a disk that is full: free some space and start again`)
  }
  if (/database files are incompatible with server/.test(output)) {
    return new CannotStart(`the data in ${cluster.data} belongs to another PostgreSQL: see ${cluster.log}`)
  }
  const last = output.split('\n').filter((line) => /FATAL|PANIC|error:/.test(line))
  const reason = (last.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error):\s*/, '')
  return new CannotStart(`PostgreSQL did not start${reason && ` (${reason})`}: see ${cluster.log}`)
}

export const address = (cluster: Cluster) => ({ host: cluster.socket, port: PORT })
