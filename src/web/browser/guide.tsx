// The guide in the browser: the same pages as the server makes, with the answers kept in this page's memory alone.
import { render } from 'preact'
import type { Card } from '#core/card/card.ts'
import { toInstant } from '#core/time.ts'
import { guideText } from '#text/index.ts'
import { type Lang, langOf, say } from '#text/lang.ts'
import { readAnswers, writeAnswer } from '../card/answers.ts'
import { Guide } from '../card/guide.tsx'
import { AT_START, type GuideState, moved, viewOf } from '../card/guide-state.ts'

const ON_THE_WAY = 'guide on its way to the other language'

const lang: Lang = langOf(location.pathname)
const root = document.getElementById('guide')
let card: Card | undefined
/** Every place been to, so that the browser's own Back and Forward work; its history holds only the number. */
let places: GuideState[] = [AT_START]
let at = 0

const roomy = matchMedia('(min-width: 48em)').matches

const now = () => toInstant(new Date())
const here = (): GuideState => places[at] ?? AT_START

const announcer = document.createElement('p')
announcer.className = 'sr-only'
announcer.setAttribute('aria-live', 'polite')

/** The card did not come. The plain form is still not let through: it was promised that no answer is sent. */
let failed = false
const alarm = document.createElement('p')
alarm.setAttribute('role', 'alert')

/** Whether what stands in `root` is ours, and not yet the server's. */
let drawn = false

function show(focus: boolean): void {
  if (!root || !card) return
  if (!drawn) root.textContent = ''
  drawn = true
  render(<Guide card={card} state={here()} lang={lang} now={now()} roomy={roomy} />, root)
  if (!focus) return
  const target = root.querySelector<HTMLElement>('.error-summary') ?? root.querySelector<HTMLElement>('[data-ask]')
  target?.focus({ preventScroll: true })
  scrollTo({ top: 0, behavior: 'instant' })
}

/** New stop signs are told to those who do not see them appear. */
function announce(before: GuideState, after: GuideState): void {
  if (!card) return
  const known = new Set(viewOf(card, before, now()).plan.warnings.map(({ id }) => id))
  const raised = viewOf(card, after, now()).plan.warnings.filter(({ id }) => !known.has(id))
  const titles = raised.flatMap(({ id }) => card?.warnings.find((warning) => warning.id === id) ?? [])
  announcer.textContent = titles.map(({ title }) => guideText(lang).newStop(say(title, lang))).join(' ')
}

function goTo(state: GuideState): void {
  const before = here()
  if (state.fault) places[at] = state
  else {
    places = [...places.slice(0, at + 1), state]
    at += 1
    history.pushState({ guide: at }, '')
  }
  show(true)
  announce(before, state)
}

function startOver(): void {
  places = [AT_START]
  at = 0
  history.replaceState({ guide: 0 }, '')
  show(true)
}

/** What was pressed before the card had come. */
let early: { readonly form: HTMLFormElement; readonly button: HTMLElement | null } | undefined

// From the first moment: an answer is never sent, even when the card has not come yet.
root?.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !('guide' in form.dataset)) return
  event.preventDefault()
  if (!card) {
    early = { form, button: event.submitter }
    if (failed) begin()
    return
  }
  const fields = new FormData(form, event.submitter)
  const go = String(fields.get('go') ?? 'next')
  if (go === 'over') return startOver()
  const question = card.questions.find(({ fact }) => fact === fields.get('fact'))
  goTo(moved(card, here(), go, question, fields.getAll('svaret').map(String), now()))
})

// A case is opened by a page of its own: without a net that would take this one away, and the answers with it.
root?.addEventListener('submit', async (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !('needsNet' in form.dataset)) return
  event.preventDefault()
  alarm.remove()
  if (await hasNet()) return form.submit()
  alarm.textContent = guideText(lang).noNet
  const bar = root.querySelector('.plan-act')
  if (event.submitter && bar?.contains(event.submitter)) bar.after(alarm)
  else form.after(alarm)
})

const PATIENCE = 8_000

/** Whether the program answers; a net that leads nowhere is none. */
async function hasNet(): Promise<boolean> {
  if (!navigator.onLine) return false
  try {
    await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })
    return true
  } catch {
    return false
  }
}

// A typed age and «ved ikke» rule each other out, as does «ved ikke» among several.
root?.addEventListener('input', (event) => {
  const changed = event.target
  if (!(changed instanceof HTMLInputElement) || changed.name !== 'svaret' || changed.type === 'radio') return
  const unknown = changed.value === '?' && changed.type === 'checkbox'
  for (const other of root.querySelectorAll<HTMLInputElement>('[name=svaret]')) {
    if (other === changed) continue
    if (unknown && changed.checked) {
      if (other.type === 'checkbox') other.checked = false
      else other.value = ''
    } else if (!unknown && other.value === '?') other.checked = false
  }
})

// The first plan takes longest: it is worked out while the first answer is being chosen.
root?.addEventListener('input', () => card && viewOf(card, AT_START, now()), { once: true })

root?.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('[data-print]')) print()
})

addEventListener('popstate', (event) => {
  const { guide } = (event.state ?? {}) as { guide?: unknown }
  // A link within the page makes a place of its own in the browser's history; the guide is where it was.
  if (guide === undefined) return history.replaceState({ guide: at }, '')
  const to = Number(guide)
  if (to === at) return
  if (to >= places.length) return startOver()
  at = to
  show(true)
})

// The other language is another page: the answers go there within this tab, and are gone from it on arrival.
document.querySelector('[data-language]')?.addEventListener('click', () => {
  const { answers, ahead, enough } = here()
  if (answers.length > 0)
    sessionStorage.setItem(ON_THE_WAY, JSON.stringify([answers.map(writeAnswer), ahead.map(writeAnswer), enough]))
})

function arrived(to: Card): GuideState {
  const carried = sessionStorage.getItem(ON_THE_WAY)
  sessionStorage.removeItem(ON_THE_WAY)
  if (!carried) return AT_START
  const [answers, ahead, enough] = JSON.parse(carried) as [string[], string[], boolean]
  return { answers: readAnswers(answers, to), ahead: readAnswers(ahead, to), enough }
}

const fetchCard = async (address: string): Promise<Card | null> => {
  try {
    const response = await fetch(address)
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}

async function begin(): Promise<void> {
  if (!root?.dataset.card) return
  failed = false
  const fetched = await fetchCard(root.dataset.card)
  if (!fetched) {
    failed = true
    alarm.textContent = guideText(lang).noCard
    root.before(alarm)
    return
  }
  alarm.remove()
  const first = arrived(fetched)
  places = [first]
  card = fetched
  history.replaceState({ guide: 0 }, '')
  // The first question stands there already, as the server made it; nothing is worked out before somebody answers.
  if (first !== AT_START) show(false)
  early?.form.requestSubmit(early.button)
}

root?.before(announcer)
await begin()
