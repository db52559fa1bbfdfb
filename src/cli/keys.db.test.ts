import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { readCase } from '#store/cases.ts'
import { openCase } from '#store/handle.ts'
import { openStore } from '#store/open.ts'
import { openKey } from '#store/seal.ts'
import { aCard } from '../../tests/arrange/a-card.ts'
import { aCommandId, anOffice, aSchool } from '../../tests/arrange/office.ts'
import { run } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'actioncard-keys-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Exit code, and everything written. */
async function keys(...args: string[]) {
  let written = ''
  const sink = () =>
    new Writable({
      write(chunk, _, done) {
        written += chunk
        done()
      },
    })
  const io = { stdin: Readable.from([]), stdout: sink(), stderr: sink(), env: { DATA_DIR: folder } }
  return { code: await run(args, io), written }
}

test('keys rotate: a case from before is read with the new key alone, and the file keeps the old one', async () => {
  const file = join(folder, 'installation.key')
  const before = openKey(file)
  const opening = await openStore({ dataDirectory: folder })
  const { teacher } = await aSchool(opening.db)
  const office = { ...anOffice(opening.db, aCard()), key: before }
  const opened = await openCase(office, teacher, { id: aCommandId(), answers: [] })
  if (opened.type !== 'done') throw new Error(opened.type)
  await expect(keys('rotate')).rejects.toThrow('in use by another actioncard')
  await opening.close()

  const { code, written } = await keys('rotate')
  expect(written).toContain('0 code apps are sealed by it too')
  expect(code).toBe(0)
  expect(written).toMatch(/^1 case key is now wrapped by installation key [0-9a-f]{16}\n/)
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) expect(written).not.toContain(line)

  const after = openKey(file)
  expect(after.older.map(({ id }) => id)).toEqual([before.id])
  const store = await openStore({ dataDirectory: folder })
  const folderOf = (key: typeof after) => readCase({ ...office, db: store.db, key }, teacher, opened.caseId)
  expect((await folderOf({ ...after, older: [] })).ok).toBe(true)
  await expect(folderOf(before)).rejects.toThrow('wrapped by')
  await store.close()
})

test('anything else is told how it goes', async () => {
  expect(await keys('burn')).toEqual({ code: 2, written: 'usage: actioncard keys rotate\n' })
})
