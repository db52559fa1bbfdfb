import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { explain, Failure } from './failure.mjs'

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const APT = '/usr/bin/apt-get'

/** A browser for the tests, installed from Debian when we may. */
export function chromium(say) {
  const find = () => PLACES.find((place) => place && fs.existsSync(place))
  const found = find()
  if (found) return found
  if (!fs.existsSync(APT) || !process.getuid || process.getuid() !== 0) {
    throw new Failure(
      'the tests need a browser: install Chromium (Debian: apt-get install chromium), or set CHROMIUM to its path',
    )
  }
  say('installing Chromium …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const done = spawnSync(APT, ['-qq', ...args], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    if (done.status !== 0)
      throw new Failure(`Chromium could not be installed: ${explain(`${done.stdout}\n${done.stderr}`)}`)
  }
  const installed = find()
  if (!installed) throw new Failure('Chromium was installed but is not where it is expected: set CHROMIUM to its path')
  return installed
}
