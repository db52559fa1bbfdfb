import { join } from 'node:path'
import { toInstant } from '#core/time.ts'
import { recordAccess } from '#store/audit/record.ts'
import { CannotStart } from '#store/cannot-start.ts'
import { loadCards } from '#store/cards.ts'
import { replayDeletions } from '#store/deletion-file.ts'
import { seedExercise } from '#store/exercise.ts'
import { keepLog } from '#store/log/keep.ts'
import type { Office } from '#store/office.ts'
import { openStore, type Store } from '#store/open.ts'
import { root } from '#store/root.ts'
import { makeSetUpCode } from '#store/sign-in/joining.ts'
import type { StampService } from '#store/stamp/ask.ts'
import { createApp } from '#web/app.ts'
import { readAssets } from '#web/assets.ts'
import { readProviders } from '#web/sign-in/providers.ts'
import { visitorFinder } from '#web/sign-in/session-cookie.ts'
import { readEnv, type Settings } from './env.ts'
import { openInstallationKey } from './installation-key.ts'
import type { Io } from './io.ts'
import { type Handler, listen } from './listen.ts'
import { readAuthority } from './stamp-authority.ts'

/** Runs the product until it is told to stop. Answers 0 after a clean stop, 1 when it could not start or go on. */
export async function run(_args: string[], io: Io): Promise<number> {
  const say = (line: string) => io.stderr.write(`actioncard: ${line}\n`)
  const stopAsked = untilStopped()
  let settings: Settings
  let running: Running
  try {
    settings = readEnv(io.env, root)
    running = await start(settings, { say, print: (line) => io.stdout.write(`${line}\n`) })
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    say(error.message)
    return 1
  }
  io.stdout.write(`${welcome(settings)}\n`)
  const gone = await Promise.race([stopAsked, running.gone])
  if (gone) say(gone instanceof CannotStart ? gone.message : `the database is gone: ${String(gone)}`)
  await running.stop()
  return gone ? 1 : 0
}

type Running = {
  readonly stop: () => Promise<void>
  /** Resolves to the reason if the database ends and cannot be brought back. */
  readonly gone: Promise<unknown>
}

/** What is wrong, for the log; and what the one who started it should read. */
type Voices = { readonly say: (line: string) => void; readonly print: (line: string) => void }

/** Takes the port first: requests that come early wait until the database is there. */
async function start(settings: Settings, voices: Voices): Promise<Running> {
  const { say } = voices
  const ready = Promise.withResolvers<Handler>()
  const gone = Promise.withResolvers<unknown>()
  ready.promise.catch(() => {})
  const stopListening = await listen(
    async (request, from) => (await ready.promise)(request, from),
    settings.host,
    settings.port,
  )
  let store: Store | undefined
  let work: Work | undefined
  const stop = async () => {
    await stopListening()
    await work?.end()
    await store?.close()
  }
  try {
    store = await openStore(settings.place, {
      onLost: () => say('the database ended by itself; starting it again'),
      onBack: () => say('the database is back'),
      onGone: gone.resolve,
    })
    work = await begin(settings, store, voices)
    ready.resolve(work.handler)
    return { gone: gone.promise, stop }
  } catch (error) {
    ready.reject(error)
    await stop()
    throw error
  }
}

/** What answers requests, and what goes on beside them until it is ended. */
type Work = { readonly handler: Handler; readonly end: () => Promise<void> }

async function begin(settings: Settings, store: Store, { say, print }: Voices): Promise<Work> {
  const service = stampServiceOf(settings)
  const providers = settings.providersFile ? readProviders(settings.providersFile) : []
  const cards = await loadCards(join(root, 'cards'))
  const now = () => toInstant(new Date())
  const deletions = settings.deletionsFile
  const again = await replayDeletions(store.db, deletions)
  if (again > 0) say(`${again} deleted case${again === 1 ? '' : 's'} had come back with a backup and went again`)
  const office: Office = { db: store.db, cards, key: openInstallationKey(settings.key), now, deletions }
  if (settings.exercise) await seedExercise(office)
  const app = createApp({
    assets: readAssets(join(root, 'build/assets.json')),
    clientDir: join(root, 'build/client'),
    origin: settings.origin,
    log: say,
    cards: async () => cards,
    now,
    office,
    exercise: settings.exercise,
    record: (access) => recordAccess(store.db, access),
    findVisitor: visitorFinder(office, settings.origin, now),
    providers,
    stampAnchors: service?.authority.anchors ?? [],
    proxies: settings.proxies,
  })
  await tellHowToSetUp(settings, office, print)
  return { handler: app.fetch, end: keepLog({ ...office, origin: settings.origin, service, say }) }
}

const stampServiceOf = ({ stamps }: Settings): StampService | null =>
  stamps && { url: stamps.url, authority: readAuthority(stamps.caFile, stamps.policy) }

/** As long as nobody administers a real institution: whoever started the program can make the first who does. */
async function tellHowToSetUp({ origin }: Settings, { db, now }: Office, print: (line: string) => void): Promise<void> {
  const code = await makeSetUpCode(db, now())
  if (code) print(`To set up a real school, once: ${origin}/opsaetning with the code ${code} (good for a day)`)
}

function welcome({ host, port, place, exercise }: Settings): string {
  const shown = ['localhost', '0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const where = 'url' in place ? 'the server in DATABASE_URL' : place.dataDirectory
  return [
    `Actioncard is running: http://${shown}:${port}`,
    `  data: ${where}${exercise ? ' (with exercise cases: choose "Prøv med øvelsessager")' : ''}`,
    '  stop: Ctrl-C',
  ].join('\n')
}

/** Resolves when the program is to stop: by a signal, or because the npm that started it was killed. */
function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  if (process.env.npm_execpath) {
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && resolve(), 1000).unref()
  }
  return promise
}
