import { expect, test } from 'vitest'
import { isNamed, mayBeSame, says, wordsOf } from './alike.ts'

test.each([
  ['Frida Øvelse', 'frida øvelse'],
  ['Sofie Øvelse', 'Sophie Øvelse'],
  ['Christian Bæk', 'Kristian Bæk'],
  ['Mikkel Øvelse', 'Mikel Øvelse'],
  ['Søren Aagård', 'Soren Ågaard'],
  ['Muhammed Ali Øvelse', 'Mohammed Øvelse'],
  ['Frida', 'Frida Marie Øvelse'],
  ['Frida Maire Øvelse', 'Frida Marie Øvelse'],
  ['Viktor Øvelse', 'Victor Øvelse'],
])('%s may be %s', (a, b) => {
  expect(mayBeSame(a, b)).toBe(true)
  expect(mayBeSame(b, a)).toBe(true)
})

test.each([
  ['Frida Øvelse', 'Nora Øvelse'],
  ['Frida Øvelse', 'Frida Prøve'],
  ['Ida', 'Ina'],
  ['Øvelse', 'Frida Øvelse'],
  ['', 'Frida'],
  ['…', '…'],
])('%s is not taken for %s', (a, b) => {
  expect(mayBeSame(a, b)).toBe(false)
  expect(mayBeSame(b, a)).toBe(false)
})

test('a name is found by the beginning of any of its words', () => {
  expect(isNamed('Frida Marie Øvelse', wordsOf('mar'))).toBe(true)
  expect(isNamed('Frida Marie Øvelse', wordsOf('øvelse fri'))).toBe(true)
  expect(isNamed('Frida Marie Øvelse', wordsOf('frida prøve'))).toBe(false)
  expect(isNamed('Frida', wordsOf(' '))).toBe(false)
})

test('a text is found by all of the words', () => {
  expect(says('Far ringede; han var på SKOLEN i går.', wordsOf('skole far'))).toBe(true)
  expect(says('Far ringede', wordsOf('mor'))).toBe(false)
})
