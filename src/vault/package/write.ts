import { makeZip } from 'client-zip'
import type { Evidence } from '#core/logbook/evidence.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  DECLARATION,
  infoText,
  type Listed,
  MANIFEST,
  manifestText,
  oxumOf,
  PACKAGE_LABEL,
  RECEIPTS,
  TAG_MANIFEST,
} from './bag.ts'
import { type ReadFault, type Reading, ReadStopped, readThrough } from './fingerprint.ts'
import { streamed } from './memory.ts'
import { safeName } from './safe-name.ts'

/** A piece of evidence; its bytes go along only when `file` is given. */
export type Piece = { readonly record: Evidence; readonly file?: Blob | undefined }

/** As the package tells of it. */
export type Packed = Evidence & {
  /** Where its bytes lie in the package. */
  readonly path?: string | undefined
  /** Of the bytes in the package, when they are not those that were registered. */
  readonly readNow?: string | undefined
}

/** A paper of a package, below one of its folders. */
export type NamedText = { readonly name: string; readonly text: string }
export type Named = NamedText | { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** What its papers say; the words are the reader's language. */
export type PackageWords = {
  readonly readme: (facts: PackageFacts) => string
  readonly logbook: (facts: PackageFacts, entries: string, evidence: readonly Packed[]) => string
  readonly description: (facts: PackageFacts) => string
}

export type PackageFacts = {
  readonly id: string
  /** With the device's offset. */
  readonly made: string
  /** Med materiale: the bytes of at least one piece of evidence are in it. */
  readonly withMaterial: boolean
}

export type PackageContent = {
  /** Random and short: it names the file, and says nothing of anybody. */
  readonly id: string
  readonly made: string
  /** The program and its version. */
  readonly program: string
  readonly logbook?: { readonly id: string; readonly head: string; readonly count: number } | undefined
  /** The chosen entries, as they are read and as data. */
  readonly entries: { readonly text: string; readonly data: readonly unknown[] }
  readonly evidence: readonly Piece[]
  /** Receipts of the chosen entries. */
  readonly receipts: readonly Named[]
  readonly words: PackageWords
}

/** Asks for a receipt of the package itself, by the SHA-256 of its manifest; none when there is no net. */
export type Stamp = (manifestSha256: string) => Promise<readonly Named[]>

export type Sealed = {
  readonly id: string
  readonly fileName: string
  readonly bytes: number
  /** SHA-256 of tagmanifest-sha256.txt, which stands for every byte: to be written on paper. */
  readonly seal: string
  /** The records, with fingerprint and package where bytes were read. */
  readonly evidence: readonly Evidence[]
  /** Those whose bytes are no longer what was registered. */
  readonly differing: readonly string[]
}

export type Package = {
  readonly fileName: string
  /** The whole zip; must be read to its end, and fails when a file cannot be read whole. */
  readonly stream: ReadableStream<Uint8Array>
  /** Once the stream has ended. */
  readonly sealed: Promise<Result<Sealed, ReadFault>>
}

const encoder = new TextEncoder()

/** A bag in a stored zip, written in one pass: data first, manifests last. Nothing is held but one chunk. */
export function writePackage(content: PackageContent, reading: Reading, stamp: Stamp = async () => []): Package {
  const folder = `pakke-${content.id}`
  const fileName = `${folder}.zip`
  const facts = {
    id: content.id,
    made: content.made,
    withMaterial: content.evidence.some(({ file }) => file !== undefined),
  }
  let settle: (result: Result<Sealed, ReadFault>) => void = () => undefined
  const sealed = new Promise<Result<Sealed, ReadFault>>((resolve) => {
    settle = resolve
  })
  const lastModified = new Date(content.made)
  const zipped = (path: string, input: string | Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array<ArrayBuffer>>) => ({
    name: `${folder}/${path}`,
    input,
    lastModified,
  })

  const listed = async (path: string, content: string | Uint8Array): Promise<Listed> => {
    const bytes = typeof content === 'string' ? encoder.encode(content) : content
    const hash = await reading.hash('sha256')
    hash.update(bytes)
    return { path, sha256: hash.hex(), size: bytes.length }
  }

  let written: Omit<Sealed, 'bytes'> | undefined

  async function* files() {
    const payload: Listed[] = []
    const packed: Packed[] = []
    for (const [index, { record, file }] of content.evidence.entries()) {
      if (!file) {
        packed.push(record)
        continue
      }
      const path = `data/bilag/${String(index + 1).padStart(3, '0')}/${safeName(record.name)}`
      let sha256 = ''
      yield zipped(
        path,
        readThrough(file, reading, (read) => {
          sha256 = read.sha256
        }),
      )
      payload.push({ path, sha256, size: file.size })
      const registered = record.sha256 ?? sha256
      packed.push({
        ...record,
        sha256: registered,
        package: content.id,
        path,
        ...(registered === sha256 ? {} : { readNow: sha256 }),
      })
    }
    const papers: [string, string][] = [
      ['data/LAESMIG.txt', content.words.readme(facts)],
      ['data/logbog.txt', content.words.logbook(facts, content.entries.text, packed)],
      ['data/logbog.json', dataText(content, facts, packed)],
    ]
    for (const [path, text] of papers) {
      yield zipped(path, text)
      payload.push(await listed(path, text))
    }

    const manifest = manifestText(payload)
    const ofManifest = await listed(MANIFEST, manifest)
    // the log's key may come with both
    const given = [...content.receipts, ...(await stamp(ofManifest.sha256))]
    const receipts = new Map(given.map((one) => [one.name, one]))
    const tags: [string, string | Uint8Array<ArrayBuffer>][] = [
      ['bagit.txt', DECLARATION],
      ['bag-info.txt', bagInfo(content, facts, payload)],
      [MANIFEST, manifest],
      ...[...receipts.values()].map((one): [string, string | Uint8Array<ArrayBuffer>] => [
        `${RECEIPTS}/${one.name}`,
        'text' in one ? one.text : one.bytes,
      ]),
    ]
    const tagged: Listed[] = []
    for (const [path, content] of tags) {
      yield zipped(path, content)
      tagged.push(await listed(path, content))
    }
    const last = manifestText(tagged)
    yield zipped(TAG_MANIFEST, last)
    written = {
      id: content.id,
      fileName,
      seal: (await listed(TAG_MANIFEST, last)).sha256,
      evidence: packed.map(({ path: _, readNow: __, ...record }) => record),
      differing: packed.filter(({ readNow }) => readNow !== undefined).map(({ id }) => id),
    }
  }

  async function* whole() {
    let bytes = 0
    try {
      for await (const chunk of streamed(makeZip(files(), { buffersAreUTF8: true }))) {
        if (reading.signal?.aborted) throw new ReadStopped({ type: 'cancelled' })
        bytes += chunk.length
        yield chunk
      }
      if (written) settle(ok({ ...written, bytes }))
    } catch (error) {
      settle(err(error instanceof ReadStopped ? error.fault : { type: 'file-changed' }))
      throw error
    } finally {
      // whoever reads has given up: the first answer stands
      settle(err({ type: 'cancelled' }))
    }
  }
  return { fileName, stream: streamOf(whole()), sealed }
}

/** Pulled one chunk at a time; Safari has no ReadableStream.from. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(to) {
        const { done, value } = await chunks.next()
        if (done) to.close()
        else to.enqueue(value)
      },
      async cancel() {
        await chunks.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

const dataText = (content: PackageContent, facts: PackageFacts, evidence: readonly Packed[]): string => {
  const { logbook, entries } = content
  return `${JSON.stringify({ form: 'actioncard-package/1', package: facts, logbook, entries: entries.data, evidence }, null, 2)}\n`
}

function bagInfo(content: PackageContent, facts: PackageFacts, payload: readonly Listed[]): string {
  const { logbook, evidence } = content
  return infoText([
    [PACKAGE_LABEL, '1'],
    ['External-Identifier', content.id],
    ['External-Description', content.words.description(facts)],
    ['Bagging-Date', content.made.slice(0, 10)],
    ['Payload-Oxum', oxumOf(payload)],
    ['Bag-Software-Agent', content.program],
    ['Niveau', facts.withMaterial ? 'med materiale' : 'uden materiale'],
    ['Bilag-Uden-Fil', String(evidence.filter(({ file }) => !file).length)],
    ...(logbook
      ? ([
          ['Bag-Group-Identifier', logbook.id],
          ['Logbog-Punkter', String(logbook.count)],
          ['Logbog-Hoved', logbook.head],
        ] as const)
      : []),
  ])
}
