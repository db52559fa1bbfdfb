// A program of its own, to be killed: opens the store in the folder given, adds rows, and a leaf
// to the log for each, without end, and prints each id once both are committed.
import { createHash, randomUUID } from 'node:crypto'
import { isUnavailable, withAdmin, withLogger } from '#store/db.ts'
import { appendLeaf } from '#store/log/log.ts'
import { openStore } from '#store/open.ts'

const [dataDirectory = ''] = process.argv.slice(2)
const { db, close } = await openStore({ dataDirectory })
process.stdout.write('ready\n')

let stopping = false
process.on('SIGTERM', () => {
  stopping = true
})

async function insert(): Promise<void> {
  while (!stopping) {
    const id = randomUUID()
    try {
      await withAdmin(db, (trx) => trx.insertInto('municipality').values({ id, name: 'Eksempelby' }).execute())
      await withLogger(db, (trx) => appendLeaf(trx, createHash('sha256').update(id).digest()))
      process.stdout.write(`${id}\n`)
    } catch (error) {
      if (!isUnavailable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

await Promise.all([insert(), insert(), insert(), insert()])
await close()
