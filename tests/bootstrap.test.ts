import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#store/root.ts'

const script = (name: string) => import(join(root, 'scripts', `${name}.mjs`))

test.each([
  ['npm error code ENOSPC\nnpm error syscall write', 'the disk is full'],
  ['npm error code ENOTFOUND\nnpm error network request failed', 'the package registry cannot be reached'],
  ['npm error code EACCES', 'files here may not be written'],
  ['npm error code EUSAGE\nMissing: left@1.0.0 from lock file', 'package.json and package-lock.json do not agree'],
  ['npm error code EINTEGRITY', 'is not the one in package-lock.json'],
  ['npm error something new\nnpm error A complete log of this run can be found in: x', 'something new'],
])('%j is told in one line', async (output, line) => {
  const { explain } = await script('failure')
  expect(explain(output)).toContain(line)
  expect(explain(output)).not.toContain('\n')
})

test('one preparation at a time, and the next as soon as it ends, however it ends', async () => {
  const { locked } = await script('lock')
  const folder = mkdtempSync(join(tmpdir(), 'actioncard-lock-'))
  const seen: string[] = []
  const waits: string[] = []
  const work = (name: string, fails: boolean) =>
    locked(
      folder,
      () => waits.push(name),
      async () => {
        seen.push(`${name} begins`)
        await new Promise((resolve) => setTimeout(resolve, 50))
        seen.push(`${name} ends`)
        if (fails) throw new Error(name)
      },
    )
  const both = await Promise.allSettled([work('first', true), work('second', false)])
  rmSync(folder, { recursive: true, force: true })
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  expect(waits).toEqual(['second'])
})
