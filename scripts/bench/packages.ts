// A large file hashed in a browser beside sha256sum and openssl, and a package of gigabytes built and verified: time and memory.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { root } from '#store/root.ts'
import { startProgram } from '../program.ts'

const MIB = 1024 * 1024
const FILE_MIB = Number(process.env.BENCH_FILE_MIB ?? 2048)
const PACKAGE_MIB = Number(process.env.BENCH_PACKAGE_MIB ?? 5120)
/** What hashing has to keep, on like terms: MiB a second, and MiB of memory in the page's process. */
const RATE = 94
const MEMORY = 320
const SAMPLE_MS = 200

type InPage = { readonly evidence: typeof import('../../src/web/browser/package/evidence.ts') }

/** Prints times, rates and memory; answers whether hashing kept its two targets. */
export async function packages(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'actioncard-bench-'))
  chmodSync(folder, 0o755)
  const { origin, stop } = await startProgram(join(folder, 'data'))
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  let browser: Browser | undefined
  try {
    const file = join(folder, 'film.mp4')
    spawnSync('sh', ['-c', `head -c ${FILE_MIB * MIB} /dev/urandom > "${file}"`])
    say('what', 'seconds', 'MiB/s', 'peak MiB')
    // once through, so that all of them read from memory
    readThrough(file)
    outside('sha256sum', ['sha256sum', file], FILE_MIB)
    outside('openssl dgst', ['openssl', 'dgst', '-sha256', file], FILE_MIB)

    const top = process.pid
    browser = await chromium.launch({ executablePath })
    const context = await browser.newContext({ acceptDownloads: true })
    const page = await context.newPage()
    await page.goto(`${origin}/kontrol`)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.evaluate(await script())
    // a path is given to the browser, and no bytes
    const session = await context.newCDPSession(page)
    await choose(session, '#pakke', file)

    const hashed = await measured(top, 'Chromium, fingerprint', FILE_MIB, () => page.evaluate(hashInPage))
    const downloading = page.waitForEvent('download')
    await measured(top, 'Chromium, package built and saved', PACKAGE_MIB, () =>
      page.evaluate(packInPage, PACKAGE_MIB * MIB),
    )
    const saved = join(folder, 'pakke.zip')
    await (await downloading).saveAs(saved)
    say('  its size', '', '', String(Math.round(statSync(saved).size / MIB)))
    await choose(session, '#pakke', saved)
    await measured(top, 'Chromium, package verified', PACKAGE_MIB, () => verifyInPage(page))
    await browser.close()
    browser = undefined
    outside('actioncard verify', [process.execPath, join(root, 'build/server/main.js'), 'verify', saved], PACKAGE_MIB)
    outside('unzip -t', ['unzip', '-tqq', saved], PACKAGE_MIB)
    return hashed.rate >= RATE && hashed.page <= MEMORY
  } finally {
    await browser?.close()
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const say = (what: string, seconds: string, rate: string, peak: string) =>
  process.stdout.write(`${what.padEnd(36)}${seconds.padStart(9)}${rate.padStart(9)}  ${peak}\n`)

function readThrough(file: string): void {
  spawnSync('sh', ['-c', `cat "${file}" > /dev/null`])
}

/** Somebody else's program, with the most memory it had. */
function outside(what: string, command: readonly string[], mib: number): void {
  const began = performance.now()
  const report =
    'import resource, subprocess, sys; c = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, c)'
  const ran = spawnSync('python3', ['-c', report, ...command], { encoding: 'utf8' })
  const seconds = (performance.now() - began) / 1000
  const [peak = '?', code = '?'] = ran.stdout.trim().split(' ')
  say(what, seconds.toFixed(1), (mib / seconds).toFixed(0), code === '0' ? peak : `${peak} (exit code ${code})`)
}

type Measured = { readonly rate: number; readonly page: number }

async function measured(top: number, what: string, mib: number, work: () => Promise<unknown>): Promise<Measured> {
  const before = memoryOf(top)
  let peak = before
  const sampling = setInterval(() => {
    const now = memoryOf(top)
    peak = { all: Math.max(peak.all, now.all), largest: Math.max(peak.largest, now.largest) }
  }, SAMPLE_MS)
  const began = performance.now()
  try {
    const answer = await work()
    if (typeof answer === 'string') throw new Error(answer)
  } finally {
    clearInterval(sampling)
  }
  const seconds = (performance.now() - began) / 1000
  const rate = mib / seconds
  say(
    what,
    seconds.toFixed(1),
    rate.toFixed(0),
    `page ${before.largest} → ${peak.largest}, whole browser ${before.all} → ${peak.all}`,
  )
  return { rate, page: peak.largest }
}

/** Proportional memory (PSS) of the browsers below `top` in MiB: all their processes together, and the largest page. */
function memoryOf(top: number): { readonly all: number; readonly largest: number } {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const status = readProc(`/proc/${pid}/status`)
    parents.set(pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]))
  }
  const below = (pid: number): boolean => pid === top || (parents.has(pid) && pid !== 1 && below(parents.get(pid) ?? 1))
  let [all, largest] = [0, 0]
  for (const pid of parents.keys()) {
    const command = readProc(`/proc/${pid}/cmdline`)
    if (!below(pid) || !/^[^\0]*chrom/.test(command)) continue
    const mib = Math.round(Number(/^Pss:\s+(\d+)/m.exec(readProc(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024)
    all += mib
    if (command.includes('--type=renderer')) largest = Math.max(largest, mib)
  }
  return { all, largest }
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

type Session = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>

async function choose(session: Session, selector: string, path: string): Promise<void> {
  const { root: top } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: top.nodeId, selector })
  await session.send('DOM.setFileInputFiles', { nodeId, files: [path] })
}

async function script(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(root, 'src/web/browser/package/evidence.ts'), formats: ['iife'], name: 'evidence' },
    },
  })
  const [{ output }] = built as unknown as [{ output: { code: string }[] }]
  return `${output[0]?.code}; window.evidence = evidence`
}

async function hashInPage(): Promise<string | undefined> {
  const worker = document.getElementById('check')?.dataset.worker ?? ''
  const file = document.querySelector<HTMLInputElement>('#pakke')?.files?.[0] as File
  const words = { what: '', whereFound: '', takenBy: '', form: 'original' as const, whereKept: '' }
  const result = await (window as unknown as InPage).evidence.registerEvidence(worker, file, words)
  return result.ok ? undefined : result.error.type
}

/** The chosen file as often as it takes, and the last time only as much of it as is wanting. */
async function packInPage(size: number): Promise<string | undefined> {
  Reflect.deleteProperty(window, 'showSaveFilePicker')
  const { makePackage, recordOf } = (window as unknown as InPage).evidence
  const worker = document.getElementById('check')?.dataset.worker ?? ''
  const file = document.querySelector<HTMLInputElement>('#pakke')?.files?.[0] as File
  const words = { what: '', whereFound: '', takenBy: '', form: 'original' as const, whereKept: '' }
  const evidence = []
  for (let left = size; left > 0; left -= file.size)
    evidence.push({ record: recordOf(file, words), file: left < file.size ? file.slice(0, left) : file })
  const content = { program: 'bench', entries: { text: '', data: [] }, receipts: [], evidence }
  const made = await makePackage(worker, { content, lang: 'da' })
  return made.ok ? undefined : made.error.type
}

async function verifyInPage(page: Page): Promise<string | undefined> {
  await page.getByRole('button', { name: 'Kontrollér', exact: true }).click()
  const answer = page.locator('.check-answer')
  await answer.waitFor({ timeout: 30 * 60_000 })
  const said = (await answer.textContent()) ?? ''
  return said.includes('Pakken er hel') ? undefined : said
}
