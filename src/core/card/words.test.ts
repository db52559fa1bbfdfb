import { describe, expect, test } from 'vitest'
import { theCard } from '../../../tests/arrange/the-card.ts'
import type { Words } from './plan.ts'

const card = theCard()

/** An order stands where an order can: first in its sentence, or after a comma, *og*, *så*. */
const asOrder = (verbs: string) => new RegExp(`(?:^|[,:;]\\s+|\\s(?:og|så|and|then)\\s+)(?:${verbs})(?!\\p{L})`, 'iu')

/** Orders to store, view, receive or pass on, and what they must not be about, by language. */
const FORBIDDEN = {
  da: {
    order: asOrder(
      'gem|tag|optag|film|fotografér|print|download|hent|kopi[eé]r|videresend|send|upload|læg|se(?! efter)|kig|åbn|vis|modtag',
    ),
    material:
      /(?<!\p{L})(billeder?(ne|t)?|materialet?|video(en)?|optagelsen?|skærmbilleder?(ne|t)?|filmen|skærmen)(?!\p{L})/iu,
    refused: /(?<!\p{L})(ikke|aldrig|hverken|uden|ingen)(?!\p{L})/iu,
    family: /(?<!\p{L})(familien|familiens|den krænkede|forældrene|personen|barnet|politiet)(?!\p{L})/iu,
  },
  en: {
    order: asOrder(
      'save|store|keep|take|record|film|photograph|print|download|fetch|copy|forward|send|upload|see|look(?! for)|view|watch|open|show|receive',
    ),
    material: /(?<!\p{L})(pictures?|images?|material|videos?|recordings?|screenshots?|screen)(?!\p{L})/iu,
    refused: /(?<!\p{L})(not|never|neither|nor|without|no|nobody)(?!\p{L})/iu,
    family: /(?<!\p{L})(family|family's|violated|parents|the person|the child|police)(?!\p{L})/iu,
  },
} as const

/** Sentences that tell whoever reads them to store, view or pass on, when it is not the family that is told. */
function forbidden(words: Words): string[] {
  return (['da', 'en'] as const).flatMap((lang) => {
    const { order, material, refused, family } = FORBIDDEN[lang]
    return words[lang]
      .split(/(?<=[.!?])\s+/)
      .filter((said) => order.test(said) && material.test(said) && !refused.test(said) && !family.test(said))
  })
}

const FAMILY = new Set(['victim', 'parents'])

describe('the card’s words never tell staff to store, view or pass on the material', () => {
  test.each(card.steps.map((step) => [step.id, step] as const))('%s', (_id, { who, words }) => {
    const own = who.every((doer) => FAMILY.has(doer))
    const told = [words.title, words.why, ...words.how, ...(own ? [] : words.say)]
    expect(told.flatMap(forbidden)).toEqual([])
  })

  test('nor do its stop signs, reasons, clocks or kinds', () => {
    const reasons = card.steps.flatMap(({ when, unless, ask, wait, fulfilled }) =>
      [...when, ...unless, ...ask, ...wait, ...fulfilled].map(({ because }) => because),
    )
    const signs = card.warnings.flatMap(({ title, why }) => [title, why])
    const rest = [...card.clocks.map(({ title }) => title), ...card.kinds.map(({ says }) => says)]
    expect([...reasons, ...signs, ...rest].flatMap(forbidden)).toEqual([])
  })

  test('a sentence that does is found', () => {
    expect(forbidden({ da: 'Tag et skærmbillede af beskeden.', en: 'Take a screenshot of the message.' })).toHaveLength(
      2,
    )
    expect(forbidden({ da: 'Se billedet igennem.', en: 'Look through the picture.' })).toHaveLength(2)
    expect(forbidden({ da: 'Gem ikke billedet.', en: 'Do not save the picture.' })).toEqual([])
    expect(
      forbidden({ da: 'Hjælp familien med at gemme billedet.', en: 'Help the family to save the picture.' }),
    ).toEqual([])
  })
})

/** Every sentence of the card, both languages, with its path. */
function wordsIn(value: unknown, path = 'card'): { readonly path: string; readonly words: Partial<Words> }[] {
  if (typeof value !== 'object' || value === null) return []
  const words = value as Partial<Words>
  if (typeof words.da === 'string' || typeof words.en === 'string') return [{ path, words }]
  return Object.entries(value).flatMap(([name, inner]) => wordsIn(inner, `${path}.${name}`))
}

test('a suspect is never called an offender, but where the sheet’s own heading or the advice not to says it', () => {
  const name = /gerningsm[aæ]nd|forbryder|(?<!formodede |formodet |ukendt |nogen |billede )(?<!\p{L})krænker(?!\p{L})/iu
  const called = wordsIn(card).filter(
    ({ words }) => name.test(words.da ?? '') || /perpetrator|culprit/i.test(words.en ?? ''),
  )
  expect(called).toEqual([])
})

test('every language says something wherever the other does', () => {
  expect(wordsIn(card).filter(({ words }) => !words.da?.trim() || !words.en?.trim())).toEqual([])
})

test('no step that is done while the parents are not to know sends anybody to them by its name', () => {
  const silent = card.steps.filter(({ id, each }) => each === 'victim' && id !== 'involve-parents')
  expect(silent.length).toBeGreaterThan(3)
  expect(silent.filter(({ words }) => /forældre/i.test(words.title.da) || /parent/i.test(words.title.en))).toEqual([])
})
