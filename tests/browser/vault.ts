import { expect, run, test } from './runner.ts'

/** What the browser is asked for. */
const FILES: Readonly<Record<string, () => Promise<unknown>>> = {
  code: () => import('../../src/vault/code.test.ts'),
  keys: () => import('../../src/vault/keys.test.ts'),
  'age-kit': () => import('../../src/vault/age-kit.test.ts'),
  logbook: () => import('../../src/vault/logbook.test.ts'),
  'hostile-server': () => import('../../src/vault/hostile-server.test.ts'),
  device: () => import('../../src/vault/device/device.test.ts'),
  // a runner that never says no would say nothing
  'must-fail': async () => {
    test('one', () => expect(new Uint8Array([1, 2])).toEqual(new Uint8Array([1, 3])))
    test('two', () => expect({ a: [1], b: 2 }).toMatchObject({ a: [2] }))
    test('three', () => expect(Promise.resolve(1)).rejects.toThrow())
    test('four', () => expect('x').not.toBe('x'))
  },
}

const breaches: string[] = []
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  breaches.push(`${effectiveDirective} ${blockedURI}`)
})

const runFile = async (name: string): Promise<string> => {
  const load = FILES[name]
  if (!load) throw new Error(`no such file: ${name}`)
  return JSON.stringify({ ...(await run(load)), breaches })
}
Object.assign(globalThis, { runFile })
