import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

const read = (env: Record<string, string>) => readEnv(env, '/checkout')
const url = 'postgres://actioncard_app:secret@db.example/actioncard'

test('nothing set is a product to try on this machine', () => {
  expect(read({})).toEqual({
    port: 3000,
    host: 'localhost',
    origin: 'http://localhost:3000',
    place: { dataDirectory: '/checkout/data' },
    key: { file: '/checkout/data/installation.key' },
    deletionsFile: '/checkout/data/deletions.jsonl',
    exercise: true,
    providersFile: undefined,
    proxies: 0,
    stamps: null,
  })
})

test("a server of one's own brings no exercise unless asked for", () => {
  expect(read({ DATABASE_URL: url })).toMatchObject({ place: { url }, exercise: false })
  expect(read({ DATABASE_URL: url, EXERCISE: 'on' }).exercise).toBe(true)
})

test('the public address is kept without what does not belong to an origin', () => {
  expect(read({ ORIGIN: 'https://actioncard.example/' }).origin).toBe('https://actioncard.example')
})

test.each([
  [{ PORT: 'http' }, 'PORT is http: give a number from 1 to 65535'],
  [{ PORT: '70000' }, 'PORT is 70000'],
  [{ ORIGIN: 'actioncard.example' }, 'ORIGIN is actioncard.example'],
  [{ ORIGIN: 'https://actioncard.example/kort' }, 'give the public address without a path'],
  [{ EXERCISE: 'yes' }, 'EXERCISE is yes: give on or off'],
  [{ PROXIES: 'one' }, 'PROXIES is one'],
  [{ DATABASE_URL: 'db.example' }, 'DATABASE_URL is not an address'],
  [{ TSA_URL: 'https://tsa.example' }, 'TSA_URL and TSA_CA belong together'],
  [{ TSA_POLICY: '1.2.3' }, 'TSA_URL and TSA_CA belong together'],
  [{ TSA_URL: 'tsa.example', TSA_CA: 'ca.pem' }, 'TSA_URL is no address'],
  [{ TSA_URL: 'https://me:secret@tsa.example', TSA_CA: 'ca.pem' }, 'TSA_URL is no address'],
  [{ TSA_URL: 'https://tsa.example', TSA_CA: 'ca.pem', TSA_POLICY: 'x' }, 'TSA_POLICY is x'],
])('%j is refused in one line', (env, message) => {
  expect(() => read(env)).toThrow(message)
})

test('a password never stands in a message', () => {
  expect(() => read({ DATABASE_URL: 'mysql://user:hunter2@db' })).toThrow(/^(?!.*hunter2)/)
})

test('the key comes from a file or from a command, not from both', () => {
  expect(readEnv({ KEY_COMMAND: 'vault read key' }, '/checkout').key).toEqual({ command: 'vault read key' })
  expect(() => readEnv({ KEY_COMMAND: 'x', KEY_FILE: 'y' }, '/checkout')).toThrow('both set')
})

test('who stamps the log is an address, a file of certificates, and a policy where one is demanded', () => {
  const env = { TSA_URL: 'https://tsa.example/stamp', TSA_CA: 'ca.pem' }
  expect(read(env).stamps).toEqual({ url: env.TSA_URL, caFile: '/checkout/ca.pem', policy: undefined })
  expect(read({ ...env, TSA_POLICY: '1.3.6.1.4.1.99999.1' }).stamps?.policy).toBe('1.3.6.1.4.1.99999.1')
})
