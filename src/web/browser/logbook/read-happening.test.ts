import { expect, test } from 'vitest'
import { LIMITS } from '#core/logbook/entry.ts'
import { parseEntry } from '#core/logbook/parse-entry.ts'
import { MONDAY } from '../../../../tests/arrange/people.ts'
import { faultsOfWhy, readHappening } from './read-happening.ts'

const TEXTS = ['what', 'found', 'witnesses', 'done', 'felt']
const LINES = ['platform', 'group', 'profile', 'elsewhere', 'who-name', 'who-username', 'who-telephone']

function form(typed: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ what: 'Et billede gik rundt', ...typed })) form.append(name, value)
  return form
}

test.each([
  ...TEXTS.map((name) => [name, LIMITS.text] as const),
  ...LINES.map((name) => [name, LIMITS.line] as const),
  ['address', LIMITS.address] as const,
])('as much of %s as the form takes, the logbook takes too, and one letter more is refused at once', (name, most) => {
  const whole = readHappening(form({ 'who-name': '', [name]: 'x'.repeat(most) }), 'da')
  const common = { kind: 'event', id: 'a'.repeat(22), written: MONDAY, receipts: [] }
  expect(whole.ok && parseEntry({ ...common, ...whole.value }).ok).toBe(true)
  const longer = readHappening(form({ 'who-name': '', [name]: 'x'.repeat(most + 1) }), 'da')
  expect(longer.ok ? [] : longer.error.map(({ field }) => field)).toEqual([
    name.startsWith('who-') ? `${name}-0` : name,
  ])
})

test('why something is corrected is told, and no longer than the logbook takes', () => {
  expect(faultsOfWhy('', 'da').map(({ field }) => field)).toEqual(['why'])
  expect(faultsOfWhy('x'.repeat(LIMITS.text), 'da')).toEqual([])
  expect(faultsOfWhy('x'.repeat(LIMITS.text + 1), 'da').map(({ field }) => field)).toEqual(['why'])
})

test('a line that is too long is pointed at where it stands, below a row that was left empty', () => {
  const typed = form({})
  for (const field of ['name', 'username', 'telephone']) typed.append(`who-${field}`, '')
  typed.append('who-name', 'Villads Øveperson')
  typed.append('who-username', 'x'.repeat(LIMITS.line + 1))
  const read = readHappening(typed, 'da')
  expect(read.ok ? [] : read.error.map(({ field }) => field)).toEqual(['who-username-1'])
})

test('rows that were left empty are nobody', () => {
  const typed = form({ 'who-name': '', 'who-username': '', 'who-telephone': '' })
  typed.append('who-name', 'Villads Øveperson')
  const read = readHappening(typed, 'da')
  expect(read.ok && read.value.who).toEqual([{ name: 'Villads Øveperson', username: '', telephone: '' }])
})
