import { expect, test } from 'vitest'
import { invitationNumber, parseInvitationNumber } from './invitation-number.ts'

const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 13)

test('a number is read however it is typed', () => {
  const number = invitationNumber(bytes)
  expect(number).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(parseInvitationNumber(number)).toBe(number)
  expect(parseInvitationNumber(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toBe(number)
  expect(parseInvitationNumber('oil0-0000-0000-000u')).toBe('0110-0000-0000-000V')
})

test('what cannot be one is none', () => {
  const number = invitationNumber(bytes)
  for (const text of ['', number.slice(1), `${number}0`, number.replace(/.$/, '*')])
    expect(parseInvitationNumber(text)).toBeNull()
  expect(() => invitationNumber(new Uint8Array(15))).toThrow()
})
