import { expect, test } from 'vitest'
import { CannotStart } from '#store/cannot-start.ts'
import { openInstallationKey } from './installation-key.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

test('what a command prints is the key, the older ones below it', () => {
  const key = openInstallationKey({ command: `printf '${KEY}\\n${KEY}\\n'` })
  expect([key.secret.symmetricKeySize, key.older.length]).toEqual([32, 1])
})

test.each([
  ['fails', 'echo geheim; exit 3', 'exit code 3'],
  ['prints something else', 'echo geheim', 'is no key'],
])('a command that %s stops the program with one line that repeats nothing', (_, command, says) => {
  const opening = () => openInstallationKey({ command })
  expect(opening).toThrow(CannotStart)
  expect(opening).toThrow(says)
  expect(opening).not.toThrow('geheim')
})
