import { join, resolve } from 'node:path'
import { CannotStart } from '#store/cannot-start.ts'
import type { Place } from '#store/open.ts'
import type { KeyPlace } from './installation-key.ts'

/** The variables of `.env.example`, read once and checked. */
export type Settings = {
  readonly port: number
  readonly host: string
  /** What the address bar of a visitor begins with. */
  readonly origin: string
  readonly place: Place
  /** The key that all cases are sealed under; kept apart from a database that is somebody else's. */
  readonly key: KeyPlace
  /** What has been deleted, kept apart from the database so that a restored backup does not undo it. */
  readonly deletionsFile: string
  readonly exercise: boolean
  /** The file that names whom institutions sign in by. */
  readonly providersFile: string | undefined
  /** How many proxies of one's own stand before it, so that it knows whom it is asked by. */
  readonly proxies: number
  /** Who stamps the log with the time, if anybody. */
  readonly stamps: StampSettings | null
}

/** Where a time-stamping authority is asked, the file of certificates that its own must lead to, and the policy demanded. */
export type StampSettings = { readonly url: string; readonly caFile: string; readonly policy: string | undefined }

type Env = Readonly<Record<string, string | undefined>>

/** Throws `CannotStart` naming the first variable that is wrong. */
export function readEnv(env: Env, root: string): Settings {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined
  const port = portOf(given('PORT') ?? '3000')
  const host = given('HOST') ?? 'localhost'
  const url = serverOf('DATABASE_URL', given('DATABASE_URL'))
  const ownerUrl = serverOf('DATABASE_OWNER_URL', given('DATABASE_OWNER_URL'))
  const dataDirectory = resolve(root, given('DATA_DIR') ?? 'data')
  return {
    port,
    host,
    origin: originOf(given('ORIGIN') ?? `http://localhost${port === 80 ? '' : `:${port}`}`),
    place: url ? { url, ownerUrl } : { dataDirectory },
    deletionsFile: join(dataDirectory, 'deletions.jsonl'),
    key: keyPlaceOf(given('KEY_FILE'), given('KEY_COMMAND'), root, dataDirectory),
    exercise: switchOf('EXERCISE', given('EXERCISE') ?? (url ? 'off' : 'on')),
    providersFile: fileOf(given('IDENTITY_PROVIDERS'), root),
    proxies: proxiesOf(given('PROXIES') ?? '0'),
    stamps: stampsOf(given('TSA_URL'), given('TSA_CA'), given('TSA_POLICY'), root),
  }
}

function stampsOf(url?: string, ca?: string, policy?: string, root = ''): StampSettings | null {
  if (url === undefined && ca === undefined && policy === undefined) return null
  if (url === undefined || ca === undefined)
    throw new CannotStart('TSA_URL and TSA_CA belong together: set both or none')
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    throw new CannotStart('TSA_URL is no address that can be asked: give one like https://tsa.example/stamp')
  }
  if (policy !== undefined && !/^[0-2](\.\d+)+$/.test(policy)) {
    throw new CannotStart(`TSA_POLICY is ${policy}: give the policy's number, like 1.3.6.1.4.1.99999.1`)
  }
  return { url, caFile: resolve(root, ca), policy }
}

function keyPlaceOf(file: string | undefined, command: string | undefined, root: string, data: string): KeyPlace {
  if (file && command) throw new CannotStart('KEY_FILE and KEY_COMMAND are both set: set one of them')
  return command ? { command } : { file: resolve(root, file ?? join(data, 'installation.key')) }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port >= 1 && port <= 65_535)) throw new CannotStart(`PORT is ${text}: give a number from 1 to 65535`)
  return port
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '').toLowerCase()) {
    throw new CannotStart(`ORIGIN is ${text}: give the public address without a path, like https://actioncard.example`)
  }
  return url.origin
}

/** The value is kept out of the message: it holds a password. */
function serverOf(name: string, text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(ql)?:\/\/\S+$/.test(text)) return text
  throw new CannotStart(`${name} is not an address: give one like postgres://user:password@host:5432/actioncard`)
}

const fileOf = (path: string | undefined, root: string) => path && resolve(root, path)

function proxiesOf(text: string): number {
  if (/^\d$/.test(text)) return Number(text)
  throw new CannotStart(`PROXIES is ${text}: give how many of your own proxies stand before it, from 0 to 9`)
}

function switchOf(name: string, text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on'
  throw new CannotStart(`${name} is ${text}: give on or off`)
}
