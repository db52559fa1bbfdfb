import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'

const PLACES = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox']

/** Where Firefox is, installed from Debian when we may; a reason when there is none. */
export function findFirefox(): { readonly path: string } | { readonly missing: string } {
  const found = () => PLACES.find((place) => place && existsSync(place))
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'firefox-esr']])
      spawnSync('/usr/bin/apt-get', ['-qq', ...args], { env, stdio: 'ignore', timeout: 240_000 })
  }
  const path = found()
  return path ? { path } : { missing: 'there is no Firefox here, and it could not be installed (Debian: firefox-esr)' }
}

/** A tab, driven by what a person sees and presses. Everything waits until it is there, and fails when it does not come. */
export type Tab = {
  readonly go: (address: string) => Promise<void>
  readonly reload: () => Promise<void>
  readonly back: () => Promise<void>
  readonly close: () => Promise<void>
  /** By the role and name that Firefox tells a screen reader. */
  readonly press: (role: 'button' | 'link' | 'radio' | 'checkbox' | 'textbox', name: string) => Promise<void>
  readonly fill: (label: string, text: string) => Promise<void>
  readonly key: (key: string, times?: number) => Promise<void>
  readonly choose: (label: string, ...files: string[]) => Promise<void>
  readonly sees: (...words: string[]) => Promise<void>
  readonly seesNot: (words: string) => Promise<void>
  /** What `script` answers, once that is true, or any other thing than nothing. */
  readonly comes: (script: string) => Promise<unknown>
  readonly call: (declaration: string, ...values: string[]) => Promise<unknown>
}

export type Firefox = {
  /** A new tab; `apart` for somebody else, who shares nothing with the first. */
  readonly open: (apart?: 'apart') => Promise<Tab>
  /** Answers for another site. */
  readonly standIn: (address: string, says: string) => Promise<void>
  /** The next file that has been saved, and what address it came from. */
  readonly saved: () => Promise<{ readonly path: string; readonly from: string }>
  /** Every address that was asked for, and every complaint in the console, those of the content security policy too. */
  readonly asked: readonly string[]
  readonly complaints: string[]
  readonly close: () => Promise<void>
}

type Saved = { readonly path: string; readonly from: string }

/** Firefox without a window, driven by WebDriver BiDi: Playwright drives only a Firefox of its own making. */
export async function openFirefox(path: string, { isPrivate = false } = {}): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'actioncard-firefox-'))
  if (isPrivate) writeFileSync(join(profile, 'user.js'), 'user_pref("browser.privatebrowsing.autostart", true);\n')
  const child = spawn(path, ['--headless', '--remote-debugging-port=0', '--profile', profile, '--no-remote'], {
    env: { ...process.env, HOME: profile },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
      const listening = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1]
      if (listening) resolve(listening)
    })
    void ended.then(() => reject(new Error(`Firefox ended: ${said.slice(-500)}`)))
  })
  const { asked, complaints, saved, began } = { asked: [], complaints: [], saved: [], began: new Map() } as Told
  const answers = new Map<string, string>()
  const ask = await speaking(`${address}/session`, {
    'log.entryAdded': ({ level, text }) => {
      if (level === 'warn' || level === 'error') complaints.push(`${level}: ${text}`)
    },
    'network.beforeRequestSent': ({ isBlocked, request: { request, url } }) => {
      asked.push(url)
      const body = { type: 'string', value: answers.get(url) }
      if (isBlocked) void ask('network.provideResponse', { request, statusCode: 200, body, headers: [] })
    },
    'browsingContext.downloadWillBegin': ({ navigation, url }) => began.set(navigation, url),
    'browsingContext.downloadEnd': ({ navigation, status, filepath }) => {
      if (status === 'complete') saved.push({ path: filepath, from: began.get(navigation) ?? '' })
    },
  })
  await ask('browser.setDownloadBehavior', { downloadBehavior: { type: 'allowed', destinationFolder: profile } })
  return {
    asked,
    complaints,
    open: async (apart) => {
      const whose = apart ? await ask('browser.createUserContext', {}) : {}
      return tabIn(ask, (await ask('browsingContext.create', { type: 'tab', ...whose })).context)
    },
    standIn: async (url, says) => {
      answers.set(url, says)
      await ask('network.addIntercept', {
        phases: ['beforeRequestSent'],
        urlPatterns: [{ type: 'string', pattern: url }],
      })
    },
    saved: () => until('nothing was saved', async () => saved.shift()),
    close: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

type Told = { asked: string[]; complaints: string[]; saved: Saved[]; began: Map<string, string> }
// biome-ignore lint/suspicious/noExplicitAny: what the browser says over the protocol; a field read wrong fails the journey
type Heard = any
type Ask = (method: string, params: object) => Promise<Heard>

const PATIENCE = 60_000

/** Looks until there is something to be seen. A page that goes away meanwhile is looked at again. */
async function until<T>(failed: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  let cause: unknown
  for (const end = Date.now() + PATIENCE; Date.now() < end; await later(100)) {
    const found = await look().catch((error) => {
      cause = error
    })
    if (found) return found
  }
  throw new Error(failed, { cause })
}

function tabIn(ask: Ask, context: string): Tab {
  const call = async (functionDeclaration: string, ...values: object[]) =>
    answerOf(
      await ask('script.callFunction', {
        functionDeclaration,
        arguments: values,
        target: { context },
        awaitPromise: true,
      }),
    )
  const run = (script: string) => call(`() => (${script})`)
  /** What was looked for, and what is seen instead. */
  const failing = async <T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> =>
    until(what, look).catch(async ({ cause }) => {
      throw new Error(`${what}; but: ${await run(`${SEEN}.slice(0, 2000)`)}`, { cause })
    })
  const act = (type: 'key' | 'pointer', actions: readonly object[]) =>
    ask('input.performActions', { context, actions: [{ type, id: type, actions }] })
  const typing = (keys: readonly string[]) =>
    act(
      'key',
      keys.flatMap((one) => [down(one), up(one)]),
    )
  const press: Tab['press'] = async (role, name) => {
    const locator = { type: 'accessibility', value: { role, name } }
    const element = await failing(`${role} «${name}» cannot be pressed`, async () => {
      const { nodes } = await ask('browsingContext.locateNodes', { context, locator })
      return nodes.length === 1 && (await call(REACHED, { sharedId: nodes[0].sharedId }))
    })
    const origin = { type: 'element', element: { sharedId: element.sharedId } }
    await act('pointer', [
      { type: 'pointerMove', x: 0, y: 0, origin },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ])
  }
  return {
    press,
    go: async (url) => void (await ask('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async () => void (await ask('browsingContext.reload', { context, wait: 'complete' })),
    back: async () => void (await ask('browsingContext.traverseHistory', { context, delta: -1 })),
    close: async () => void (await ask('browsingContext.close', { context })),
    fill: async (label, text) => {
      await press('textbox', label)
      await act('key', [down(CONTROL), down('a'), up('a'), up(CONTROL)])
      await typing([...text])
      await failing(`«${label}» was not filled in`, () =>
        run(`document.activeElement.value === ${JSON.stringify(text)}`),
      )
    },
    key: async (key, times = 1) => void (await typing(Array<string>(times).fill(key))),
    choose: async (label, ...files) => {
      const element = await failing(`no field «${label}»`, () => call(LABELLED, { type: 'string', value: label }))
      await ask('input.setFiles', { context, element: { sharedId: element.sharedId }, files })
    },
    sees: async (...words) => {
      for (const one of words)
        await failing(`«${one}» is not seen`, () => run(`${SEEN}.includes(${JSON.stringify(one)})`))
    },
    seesNot: async (words) =>
      void (await failing(`«${words}» is still seen`, () => run(`!${SEEN}.includes(${JSON.stringify(words)})`))),
    comes: (script) => failing(`${script} did not come`, () => run(script)),
    call: (declaration, ...values) => call(declaration, ...values.map((value) => ({ type: 'string', value }))),
  }
}

const down = (value: string) => ({ type: 'keyDown', value })
const up = (value: string) => ({ type: 'keyUp', value })
const CONTROL = '\uE009'
const SEEN = 'document.body.innerText'
/** What a finger would touch, brought into view; null while something lies over it. */
const REACHED = `(element) => {
  const touched = element.matches('[type=radio], [type=checkbox]') ? element.labels[0] : element
  touched.scrollIntoView({ block: 'center', behavior: 'instant' })
  const [{ x, y, width, height }] = touched.getClientRects()
  const there = document.elementFromPoint(x + width / 2, y + height / 2)
  return touched.contains(there) ? touched : null
}`
const LABELLED = `(words) =>
  [...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === words)?.control`

/** A value, or where a node can be found. */
function answerOf({ result, exceptionDetails }: Heard): Heard {
  if (exceptionDetails) throw new Error(exceptionDetails.text)
  return result.type === 'node' ? result : result.type === 'null' ? null : result.value
}

type Hears = Readonly<Record<string, (params: Heard) => void>>

/** A session that hears of these events; each command goes by its number, until it is answered. */
async function speaking(address: string, hears: Hears): Promise<Ask> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  socket.onmessage = ({ data }) => {
    const { id, type, result, error, message, method, params } = JSON.parse(String(data))
    if (type === 'event') hears[method]?.(params)
    else if (type === 'error') waiting.get(id)?.reject(new Error(`${error}: ${message}`))
    else waiting.get(id)?.resolve(result)
    waiting.delete(id)
  }
  socket.onclose = () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone'))
  }
  const ask: Ask = async (method, params) => {
    if (socket.readyState !== WebSocket.OPEN) throw new Error('Firefox is gone')
    const answer = Promise.withResolvers<unknown>()
    waiting.set(++last, answer)
    socket.send(JSON.stringify({ id: last, method, params }))
    return answer.promise
  }
  await ask('session.new', { capabilities: {} })
  await ask('session.subscribe', { events: Object.keys(hears) })
  return ask
}
