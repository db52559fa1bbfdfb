import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

export type Firefox = {
  readonly evaluate: (address: string, script: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** Firefox without a window, driven by WebDriver BiDi: Playwright drives only a Firefox of its own making. */
export async function openFirefox(path: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'actioncard-firefox-'))
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
  const socket = new WebSocket(`${address}/session`)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  const ask = commands(socket)
  await ask('session.new', { capabilities: {} })
  const tree = (await ask('browsingContext.getTree', {})) as { contexts: { context: string }[] }
  const context = tree.contexts[0]?.context
  return {
    evaluate: async (page, script) => {
      await ask('browsingContext.navigate', { context, url: page, wait: 'complete' })
      const given = { expression: script, target: { context }, awaitPromise: true }
      const { result, exceptionDetails } = (await ask('script.evaluate', given)) as Evaluated
      if (exceptionDetails) throw new Error(exceptionDetails.text)
      return result?.value
    },
    close: async () => {
      socket.close()
      child.kill('SIGTERM')
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

type Evaluated = {
  readonly result?: { readonly value: unknown }
  readonly exceptionDetails?: { readonly text: string }
}

/** Each command by its number, until it is answered. */
function commands(socket: WebSocket): (method: string, params: object) => Promise<unknown> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  socket.onmessage = ({ data }) => {
    const { id, type, result, message } = JSON.parse(String(data))
    if (type === 'error') waiting.get(id)?.reject(new Error(message))
    else waiting.get(id)?.resolve(result)
  }
  return (method, params) => {
    const answer = Promise.withResolvers<unknown>()
    waiting.set(++last, answer)
    socket.send(JSON.stringify({ id: last, method, params }))
    return answer.promise
  }
}
