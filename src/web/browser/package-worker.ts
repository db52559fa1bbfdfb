// Reads files where they lie: fingerprints, packages and their checking. It asks the network for nothing; its own policy alone
// lets WebAssembly run.
import { err, ok, type Result } from '#core/result.ts'
import { readPem } from '#core/stamp/certificate.ts'
import { Malformed } from '#core/stamp/der.ts'
import { packageText } from '#text/index.ts'
import { fingerprint, type ReadFault } from '#vault/package/fingerprint.ts'
import { startHash } from '#vault/package/hash.ts'
import { lock, unlock } from '#vault/package/lock.ts'
import { read } from '#vault/package/memory.ts'
import { drain, type Sink } from '#vault/package/save.ts'
import { inMemory, pickedFile, privateFile, throughPort } from '#vault/package/sinks.ts'
import type { StampTrust } from '#vault/package/stamps.ts'
import { sourceOf, TreeBroken } from '#vault/package/tree.ts'
import { type Report, verifyTree, verifyZip } from '#vault/package/verify.ts'
import { type Named, writePackage } from '#vault/package/write.ts'
import type { FromWorker, Saved, Saving, Task, ToWorker, VerifyFault, VerifyTask } from './package/tasks.ts'

// The compiler knows this project's globals as a page's.
const page = self as unknown as {
  onmessage: (event: MessageEvent<ToWorker>) => void
  readonly postMessage: (message: FromWorker) => void
}

const EVERY_MS = 100
/** What is unlocked lies whole in memory. */
const LARGEST_UNLOCKED = 500 * 1024 * 1024

let stopping = new AbortController()
let takeReceipts: (receipts: readonly Named[]) => void = () => undefined

let counted = 0
let told = 0
function onBytes(count: number): void {
  counted += count
  const now = performance.now()
  if (now - told < EVERY_MS) return
  told = now
  page.postMessage({ type: 'bytes', count: counted })
}

page.onmessage = async ({ data }) => {
  if (data.task === 'stop') return stopping.abort()
  if (data.task === 'stamped') return takeReceipts(data.receipts)
  stopping = new AbortController()
  counted = 0
  page.postMessage(await answer(data))
}

async function answer(task: Task): Promise<FromWorker> {
  const reading = { hash: startHash, onBytes, signal: stopping.signal }
  switch (task.task) {
    case 'verify':
      return { type: 'verified', result: await verify(task) }
    case 'fingerprint':
      return { type: 'fingerprinted', result: await fingerprint(task.file, reading) }
    case 'package':
      return { type: 'packed', result: await pack(task) }
  }
}

async function verify({ chosen, seal, logKeys, passphrase, trust }: VerifyTask): Promise<Result<Report, VerifyFault>> {
  const trusted = trust && trustOf(trust)
  if (trust && !trusted) return err({ type: 'no-certificate' })
  const asked = { hash: startHash, onBytes, signal: stopping.signal, seal, logKeys, trust: trusted ?? undefined }
  try {
    if ('folder' in chosen) {
      const files = chosen.folder.map(({ path, file }) => ({ path, size: file.size, read: () => contents(file) }))
      return ok(await verifyTree({ files, folders: [] }, asked))
    }
    if (!passphrase) return ok(await verifyZip(sourceOf(chosen.zip), asked))
    if (chosen.zip.size > LARGEST_UNLOCKED) return err({ type: 'too-large-to-unlock', most: LARGEST_UNLOCKED })
    const opened = await unlock(chosen.zip.stream(), passphrase).catch(() => null)
    if (!opened) return err({ type: 'wrong-passphrase' })
    const zip = await new Response(opened as ReadableStream<Uint8Array<ArrayBuffer>>).blob()
    return ok(await verifyZip(sourceOf(zip), asked))
  } catch {
    // a file that was moved or changed meanwhile, or a stop that the page asked for
    return ok({ readable: false, why: { type: 'gone' } })
  }
}

/** Null when there is no certificate in it. */
function trustOf({ pem, demanded }: NonNullable<VerifyTask['trust']>): StampTrust | null {
  try {
    const anchors = readPem(pem)
    return anchors.length > 0 ? { anchors, demanded } : null
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

async function* contents(file: File): AsyncGenerator<Uint8Array> {
  try {
    yield* read(file)
  } catch {
    throw new TreeBroken('cannot be read')
  }
}

async function pack(task: Extract<Task, { task: 'package' }>): Promise<Result<Saved, ReadFault>> {
  const { content, lang, passphrase, saving } = task
  const reading = { hash: startHash, onBytes, signal: stopping.signal }
  const whole = { ...content, words: packageText(lang) }
  const { stream, sealed, fileName } = writePackage(whole, reading, task.stamped ? stamp : undefined)
  const memory = saving.rung === 'memory' ? inMemory() : null
  try {
    const sink = memory ?? (await sinkOf(saving, passphrase ? `${fileName}.age` : fileName))
    page.postMessage({ type: 'ready' })
    await drain(passphrase ? await lock(stream, passphrase) : stream, sink)
  } catch {
    // the disk is full, the download was stopped, or the person stopped it: no package is left
    await stream.cancel().catch(() => undefined)
    const result = await sealed
    return result.ok ? err({ type: 'cancelled' }) : result
  }
  const result = await sealed
  return result.ok ? ok({ sealed: result.value, blob: memory?.blob() }) : result
}

function sinkOf(saving: Saving, name: string): Promise<Sink> | Sink {
  switch (saving.rung) {
    case 'picker':
      return pickedFile(saving.handle)
    case 'worker-stream':
      return throughPort(saving.port)
    case 'private-file':
      return privateFile(name)
    case 'memory':
      return inMemory()
  }
}

function stamp(manifestSha256: string): Promise<readonly Named[]> {
  page.postMessage({ type: 'stamp', manifestSha256 })
  return new Promise((resolve) => {
    takeReceipts = resolve
  })
}
