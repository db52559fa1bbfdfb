import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ADVICE, COUNTINGS, PHASES, type Plan, ROUTES, STATUSES } from '#core/card/plan.ts'
import { run } from './plan.ts'

const EXAMPLE = `at: 2026-11-23T08:10
institution: { type: folkeskole }
kinds: [intimate-sharing]
victims:  [{ id: v1, age: 13, knownSince: 2026-11-23 }]
suspects: [{ id: s1, known: true, age: 14, school: same }]
items:    [{ id: i1, sexual: true, ageAtTime: 13, fake: false }]
postings: [{ id: p1, platform: snapchat, live: true }]
evidence: securing
decisions: { police: support }
done: [uncover]
skipped: { keep-logbook: "one single event" }
`

const folder = mkdtempSync(join(tmpdir(), 'actioncard-plan-'))
beforeEach(() => vi.stubEnv('FORCE_COLOR', undefined))
afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Runs the command with `input` on standard input: its exit code, and what it wrote. */
async function plan(args: string[], input: string | readonly Buffer[] = '') {
  const written = { stdout: '', stderr: '' }
  const into = (name: keyof typeof written) =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += chunk
        done()
      },
    })
  const stdin = Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input)
  const code = await run(args, { stdin, stdout: into('stdout'), stderr: into('stderr'), env: {} })
  return { code, ...written }
}

const given = (text: string, ...args: string[]) => plan(['-', ...args], text)
async function json(text: string, ...args: string[]): Promise<Plan> {
  const { code, stdout, stderr } = await given(text, '--json', ...args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('a situation in, a plan out', () => {
  test('the JSON has the shape of the contract, and nothing more', async () => {
    const plan = await json(EXAMPLE)
    expect(Object.keys(plan)).toEqual(['card', 'routes', 'steps', 'warnings', 'clocks', 'questions'])
    expect(plan.card).toEqual({ id: 'digitale-kraenkelser', edition: 1 })
    expect(Object.keys(plan.routes)).toEqual([...ROUTES])
    for (const route of Object.values(plan.routes)) {
      expect(Object.keys(route)).toEqual(['advice', 'decided', 'because'])
      expect(ADVICE).toContain(route.advice)
    }
    const allowed = 'id subject phase status duty who because waitsFor missing law deadline'.split(' ')
    for (const step of plan.steps) {
      expect(Object.keys(step).filter((name) => !allowed.includes(name))).toEqual([])
      expect(STATUSES).toContain(step.status)
      expect(PHASES).toContain(step.phase)
      expect(['must', 'should', 'may']).toContain(step.duty)
      expect(step.who.length).toBeGreaterThan(0)
    }
    for (const warning of plan.warnings) expect(Object.keys(warning)).toEqual(['id', 'because'])
    for (const clock of plan.clocks) {
      expect(clock.starts).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(clock.due).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(COUNTINGS).toContain(clock.counting)
    }
    for (const name of plan.questions) expect(name).toMatch(/^[A-Za-z]+(\.[\w-]+){0,2}$/)
  })

  test('from a file as from standard input, from JSON as from YAML', async () => {
    const asYaml = await json(EXAMPLE)
    const fromFile = await plan([file('situation.yaml', EXAMPLE), '--json'])
    expect(JSON.parse(fromFile.stdout)).toEqual(asYaml)
    const { parse } = await import('yaml')
    expect(await json(JSON.stringify(parse(EXAMPLE)))).toEqual(asYaml)
  })

  test('without --json it is a table for a person, in the language asked for', async () => {
    const danish = await given(EXAMPLE)
    const english = await given(EXAMPLE, '--lang', 'en')
    expect(danish.code).toBe(0)
    expect(danish.stdout).toContain('send-referral:v1')
    expect(danish.stdout).toContain('2026-11-23')
    expect(danish.stdout).toContain('GØR NU')
    expect(english.stdout).toContain('DO NOW')
    expect(english.stdout).not.toMatch(/undefined|\[object/)
  })

  test('the table has words where the data has names', async () => {
    const { stdout } = await given(EXAMPLE)
    expect(stdout).toContain('Støt og anbefal (besluttet: Vi anbefaler og støtter, at familien anmelder)')
    expect(stdout).toMatch(/venter på: [^\n]*Har politiet sagt/)
    expect(stdout).not.toMatch(/venter på: [^\n]*(policeClearedContact|decide-)/)
    const english = await given(EXAMPLE, '--lang', 'en')
    expect(english.stdout).not.toMatch(/waits for: [^\n]*(policeClearedContact|decide-)/)
    expect((await given('{}')).stdout).toContain('Hvad er der sket? [kinds]')
  })

  test('the table begins with what is urgent to find out, and asks each thing once', async () => {
    const [, , first = '', title = '', asks = ''] = (await given('{}')).stdout.split('\n')
    expect(first).toBe('FIND UD AF FØRST')
    expect(title).toContain('[safety-first]')
    expect(asks.trim()).toBe('mangler: Er nogen i fare lige nu, eller er der tegn på selvskade?')
  })

  test('the table is in colour on a terminal alone, also where a build server sets CI', async () => {
    vi.stubEnv('CI', '1')
    vi.stubEnv('FORCE_COLOR', undefined)
    expect((await given('{}')).stdout).not.toContain('\u001b')
    vi.stubEnv('FORCE_COLOR', '1')
    expect((await given('{}')).stdout).toContain('\u001b[1m')
  })

  test('a situation of nothing at all is still one', async () => {
    expect((await json('{}')).steps.length).toBeGreaterThan(10)
  })

  test('--at stands for now, and goes before what the file says', async () => {
    const early = 'kinds: [grooming]\nvictims: [{ id: v1, age: 13 }]'
    const due = (plan: Plan) => plan.clocks.find(({ id }) => id === 'referral-same-day')?.due
    expect(due(await json(early, '--at', '2026-11-24T08:00'))).toBe('2026-11-24')
    expect(due(await json(`at: 2026-11-23T08:00\n${early}`))).toBe('2026-11-23')
    expect(due(await json(`at: 2026-11-23T08:00\n${early}`, '--at', '2026-12-01T23:30Z'))).toBe('2026-12-02')
  })

  test('a card may be named, with or without its edition', async () => {
    expect((await json(EXAMPLE, '--card', 'digitale-kraenkelser')).card.edition).toBe(1)
    expect((await json(EXAMPLE, '--card', 'digitale-kraenkelser@1')).card.edition).toBe(1)
  })
})

/** Refused with exit 2, nothing on standard output, and lines that a person can act on. */
async function refusal(args: string[], input: string | readonly Buffer[] = ''): Promise<string> {
  const { code, stdout, stderr } = await plan(args, input)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).not.toMatch(/\n\s+at |node:internal|undefined|\[object|call stack/)
  expect(stderr.length).toBeLessThan(4000)
  return stderr.trimEnd()
}

describe('arguments at fault', () => {
  test.each([
    [[], 'one FILE'],
    [['--json'], 'one FILE'],
    [['a.yaml', 'b.yaml'], 'one FILE'],
    [['-', '--jsno'], '--jsno'],
    [['-', '--lang', 'sv'], 'da or en'],
    [['-', '--at', 'i morgen'], '--at i morgen'],
    [['-', '--at', '2026-02-30T08:00'], '--at 2026-02-30T08:00'],
    [['-', '--card', 'et-andet-kort'], 'digitale-kraenkelser'],
    [['-', '--card', 'digitale-kraenkelser@7'], 'digitale-kraenkelser@1'],
    [['-', '--card', '../../package'], 'no such card'],
    [['-', '--card', '__proto__'], 'no such card'],
    [['-', '--card', ''], 'no such card'],
  ])('%j', async (args, says) => {
    expect(await refusal(args, '{}')).toContain(says)
  })
})

describe('files at fault', () => {
  test('one that is not there', async () => {
    expect(await refusal([join(folder, 'nowhere.yaml')])).toMatch(/nowhere\.yaml: no such file/)
  })

  test('a folder', async () => {
    expect(await refusal([folder])).toMatch(/is a folder/)
  })

  test('ten megabytes, from a file and without end from standard input', async () => {
    const big = file('big.yaml', `# ${'x'.repeat(10 * 1024 * 1024)}\n`)
    expect(await refusal([big])).toMatch(/larger than/)
    const chunk = Buffer.alloc(1024 * 1024, 'a')
    expect(
      await refusal(
        ['-'],
        Array.from({ length: 64 }, () => chunk),
      ),
    ).toMatch(/larger than/)
  })
})

describe('many faults', () => {
  test('are told at once: types, ids and marks', async () => {
    const lines = await refusal(
      ['-'],
      'acuteDanger: maybe\nvictims: [{ id: v1, age: -1 }, { id: v1 }]\ndone: [uncoverr, "secure-evidence:v9"]\nskipped: { keep-logbook: "" }\n',
    )
    for (const says of [
      'acuteDanger',
      'victims.0.age',
      'used once',
      'did you mean uncover?',
      'done.1',
      'the reason why',
    ])
      expect(lines).toContain(says)
  })

  test('what does not hold together is said in plain words', async () => {
    expect(await refusal(['-'], 'kinds: [grooming\nvictims: 1\n')).toMatch(/bracket/)
    expect(await refusal(['-'], 'violence: true\nviolence: false\n')).toContain('the same name twice')
  })
})

describe('text that cannot be read', () => {
  test.each([
    ['kinds: [intimate-sharing', /^standard input:\d+:\d+: /],
    ['at: "2026', /^standard input:\d+:\d+: /],
    ['a: b: c', /^standard input:1:\d+: /],
    ['violence: true\nviolence: false', /^standard input:2:1: /],
    ['victims:\n\t- id: v1', /^standard input:2:\d+: /],
    ['{"violence": tru', /^standard input:\d+:\d+: /],
  ])('%j', async (text, says) => {
    expect(await refusal(['-'], text)).toMatch(says)
  })

  test('aliases that would grow without bound', async () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`)}]`
    const names = [...'abcdefghij']
    const bomb = ['a: &a [1]', ...names.slice(1).map((name, index) => level(name, names[index] as string))].join('\n')
    const started = performance.now()
    await refusal(['-'], bomb)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test.each([1000, 100_000])('nesting %i deep', async (depth) => {
    await refusal(['-'], `victims: ${'['.repeat(depth)}${']'.repeat(depth)}`)
  })

  test('several documents, and none', async () => {
    expect(await refusal(['-'], 'violence: true\n---\nviolence: false')).toMatch(/^-:\d+:\d+: |document/)
    expect(await refusal(['-'], '')).toContain('a situation')
  })

  test.each(['- violence', 'violence', '7', 'null', '"at"'])('%j is no situation', async (text) => {
    expect(await refusal(['-'], text)).toMatch(/1:1: expected a situation/)
  })

  test('bytes that are no text', async () => {
    await refusal(['-'], [Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80, 0x81])])
  })
})

describe('situations at fault, with the line and column of each fault', () => {
  const AT = 'at: 2026-11-23T08:10\n'

  test.each([
    ['victims:\n  - id: v1\n    age: -1', '4:10', 'victims.0.age: expected a whole number from 0 to 120, found -1'],
    ['victims: [{ id: v1, age: 200 }]', '2:26', 'found 200'],
    ['victims: [{ id: v1, knownSince: 2026-02-30 }]', '2:33', 'found 2026-02-30'],
    ['victims: [{ id: v1 }, { id: v1 }]', '2:29', 'victims.1.id: expected an id used once'],
    ['kinds: [grooming, sexstortion]', '2:19', 'did you mean sextortion?'],
    ['violence: ja', '2:11', 'violence: expected true or false'],
    ['done: [uncovr]', '2:8', 'did you mean uncover?'],
    ['done: ["talk-to-suspect:s9"]', '2:8', 'found s9'],
  ])('%j', async (text, place, says) => {
    const line = await refusal(['-'], AT + text)
    expect(line).toContain(`:${place}: `)
    expect(line).toContain(says)
    expect(line.split('\n')).toHaveLength(1)
  })

  test('an unknown name is shown where the name stands, with the nearest known one', async () => {
    const line = await refusal(['-'], `${AT}violence: true\nacuteDangr: true`)
    expect(line).toMatch(/:3:1: /)
    expect(line).toContain('did you mean acuteDanger?')
  })

  test('a skip without a reason and one that is done too', async () => {
    expect(await refusal(['-'], `${AT}skipped: { uncover: "" }`)).toMatch(/:2:\d+: skipped\.uncover/)
    expect(await refusal(['-'], `${AT}done: [uncover]\nskipped: { uncover: "why" }`)).toMatch(/:3:\d+: /)
  })

  test('every fault has its line', async () => {
    const lines = (await refusal(['-'], `${AT}violence: 1\nkinds: [x]\nvictims: [{ id: v1, age: 12.5 }]`)).split('\n')
    expect(lines.map((line) => line.split(':')[1]).sort()).toEqual(['2', '3', '4'])
  })

  test('the file is named as it was given', async () => {
    const path = file('bad.yaml', 'violence: 1\n')
    expect(await refusal([path])).toMatch(new RegExp(`^${path}:1:11: `))
  })

  test('thousands of faults do not fill the screen', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => `fact${index}: 1`).join('\n')
    const { code, stderr } = await given(many)
    expect(code).toBe(2)
    expect(stderr.split('\n').length).toBeLessThan(200)
  })
})
