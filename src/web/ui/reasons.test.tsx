import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { theCard } from '../../../tests/arrange/the-card.ts'
import { Reasons } from './reasons.tsx'

const card = theCard()
const words = { da: 'Sagen kan blive politiets.', en: 'It may become a police matter.' }

test('what has not happened is not told as an answer that somebody gave', () => {
  const cleared = (value: boolean) =>
    render(<Reasons card={card} because={[{ words, facts: [{ name: 'policeClearedContact', value }] }]} lang="da" />)
  expect(cleared(false)).not.toContain('Har politiet sagt')
  expect(cleared(true)).toContain('Har politiet sagt')
})

test('a sentence is read once, though two reasons say it or it stands above', () => {
  const because = [
    { words, facts: [] },
    { words, facts: [] },
  ]
  expect(render(<Reasons card={card} because={because} lang="da" />).split(words.da)).toHaveLength(2)
  expect(render(<Reasons card={card} because={because} said={words.da} lang="da" />)).not.toContain(words.da)
})
