import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { clause, type Written, writtenCard } from '../../tests/arrange/small-card.ts'
import { run } from './card.ts'

const folder = mkdtempSync(join(tmpdir(), 'actioncard-card-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command with `input` on standard input: its exit code, and what it wrote. */
async function card(args: string[], input = '') {
  const written = { stdout: '', stderr: '' }
  const into = (name: keyof typeof written) =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += chunk
        done()
      },
    })
  const stdin = Readable.from([Buffer.from(input)])
  const code = await run(args, { stdin, stdout: into('stdout'), stderr: into('stderr'), env: {} })
  return { code, ...written }
}

/** The small card as text, with `change` made to it. */
function text(change: (card: Written) => void = () => {}): string {
  const written = writtenCard()
  change(written)
  return stringify(written)
}

describe('a sound card', () => {
  const SOUND =
    /^small@1: 5 steps, 2 stop signs, 1 clocks\. No dead end, nothing unreachable, no contradiction in \d+ situations tried\.\n$/

  test('exits 0 and says what was looked through', async () => {
    expect(await card(['check', '-'], text())).toEqual({ code: 0, stdout: expect.stringMatching(SOUND), stderr: '' })
  })

  test('from a file', async () => {
    const file = join(folder, 'small.yaml')
    writeFileSync(file, text())
    expect(await card(['check', file])).toMatchObject({ code: 0, stderr: '' })
  })

  test('from JSON', async () => {
    expect(await card(['check', '-'], JSON.stringify(writtenCard()))).toMatchObject({ code: 0, stderr: '' })
  })
})

/** What is refused writes one line to each fault, and nothing on standard output. */
async function refused(input: string): Promise<string[]> {
  const { code, stdout, stderr } = await card(['check', '-'], input)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  return stderr.trimEnd().split('\n')
}

/** Line and column of `wanted` in a text, as an editor counts. */
function placeOf(input: string, wanted: string): string {
  const lines = input.split('\n')
  const line = lines.findIndex((candidate) => candidate.includes(wanted))
  return `${line + 1}:${(lines[line] as string).indexOf(wanted) + 1}`
}

describe('a faulty card exits 2', () => {
  test('malformed: where the text breaks', async () => {
    expect(await refused('id: [small')).toEqual([expect.stringMatching(/^standard input:1:11: /)])
  })

  test('a fault of form: at its line, with the nearest name', async () => {
    const input = text((card) => {
      card.steps[1].each = 'viktim'
      card.steps[2].dutyy = 'must'
    })
    expect(await refused(input)).toEqual([
      `standard input:${placeOf(input, 'viktim')}: steps.1.each: expected one of victim, suspect, item, posting, ` +
        'posting-or-case, child, person, found viktim (did you mean victim?)',
      `standard input:${placeOf(input, 'dutyy')}: steps.2.dutyy: expected a name that cards have here, found dutyy (did you mean duty?)`,
    ])
  })

  test('a condition: the character within it', async () => {
    const input = text((card) => {
      card.definitions[0].is = 'count(victims[1])'
    })
    expect(await refused(input)).toEqual([
      `standard input:${placeOf(input, 'count(')}: definitions.0.is: expected something of the subset; ` +
        'FilterExpression is outside it (at character 7: victims[1])',
    ])
  })

  test('a reference that leads nowhere', async () => {
    const input = text((card) => {
      card.steps[3].clock = 'plan-do'
    })
    expect(await refused(input)).toEqual([
      `standard input:${placeOf(input, 'plan-do')}: steps.3.clock: expected the id of a clock, found plan-do (did you mean plan-due?)`,
    ])
  })

  test('a finding: with the smallest situation that shows it', async () => {
    const input = text((card) => {
      card.steps[2].wait = []
    })
    expect(await refused(input)).toEqual([
      'standard input: contradiction: talk-to-suspect is to do while never-contact stands',
      '    for example {"suspects":1,"suspects.s1.known":true,"decisions.police":"report"}',
    ])
  })

  test('a finding that no situation can show', async () => {
    const input = text((card) => {
      card.steps[0].when = [clause('doubt and not(doubt)')]
    })
    expect(await refused(input)).toContain('standard input: unreachable: the step uncover can never be to do')
  })

  test('something else altogether', async () => {
    expect((await refused('just a text'))[0]).toMatch(/^standard input:1:1: expected object, found just a text$/)
    expect((await refused(''))[0]).toMatch(/^standard input:1:1: expected object/)
  })
})

describe('a command that cannot be', () => {
  const USAGE = 'usage: actioncard card check FILE\n'

  test.each([[[]], [['check']], [['chek', 'card.yaml']], [['check', 'one.yaml', 'two.yaml']]])(
    'says how it is used: %j',
    async (args) => {
      expect(await card(args)).toEqual({ code: 2, stdout: '', stderr: USAGE })
    },
  )

  test('a file that is not there, or is none', async () => {
    const missing = join(folder, 'missing.yaml')
    expect(await card(['check', missing])).toEqual({ code: 2, stdout: '', stderr: `${missing}: no such file\n` })
    expect(await card(['check', folder])).toEqual({ code: 2, stdout: '', stderr: `${folder}: is a folder\n` })
  })
})
