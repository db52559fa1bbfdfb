import type { Card } from '#core/card/card.ts'
import { invitationOf } from '#core/case/decide-invitation.ts'
import {
  type AnswerRecorded,
  type AnswerValue,
  type CaseEvent,
  type ClockRef,
  type ContactLogged,
  PARTIES,
  UNKNOWN,
} from '#core/case/events.ts'
import { NONE, parseFact } from '#core/case/facts.ts'
import type { LogbookShown } from '#core/case/family-events.ts'
import type { CaseState, Person, Proposal, Shown } from '#core/case/state.ts'
import { dateOf, type Instant, type LocalDate, parseDate } from '#core/time.ts'
import { exactDate, sayDate } from '#text/format.ts'
import { caseText, chronicleText, clockText, contactText, decisionText, glassText, uncoverText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { questionOf, sayAnswer } from '../ui/say-fact.ts'
import { familyName, nameOf, sayBy, sayParent } from './names.ts'

/** What words about a case stand on. */
export type Telling = { readonly state: CaseState; readonly card: Card; readonly lang: Lang; readonly at: Instant }

/** An entry in words: what somebody did, and what they wrote. */
type Said = { readonly says: string; readonly wrote: readonly { label?: string; text: string }[] }

type Beside = {
  readonly proposal?: Proposal | undefined
  readonly formerAnswer?: AnswerValue | undefined
  readonly formerPerson?: Person | undefined
}

export function sayEvent(event: CaseEvent, telling: Telling, beside: Beside = {}): Said {
  const t = chronicleText(telling.lang)
  const told = { who: '', what: '', from: '', day: '', ...tell(event, telling, beside) }
  const self = event.type === 'professional-joined' && event.who.account === event.by.account
  const { formerPerson } = beside
  const onlyNames =
    event.type === 'person-changed' && event.name && !event.birthday && sayParent(event, telling.lang).length === 0
  if (onlyNames && !event.role && formerPerson && !formerPerson.name)
    return { says: t.named(caseText(telling.lang).unnamed[formerPerson.role], event.name), wrote: [] }
  const says = self ? t.joinedSelf : (sayReaders(event, telling.lang) ?? t.says[event.type](told))
  return { says, wrote: wrote(event, telling, beside) }
}

/** A note that not everyone may read says so. */
function sayReaders(event: CaseEvent, lang: Lang): string | null {
  if (event.type !== 'note-written' || event.readers === undefined) return null
  const t = chronicleText(lang)
  return event.readers === 'leadership'
    ? t.noteForLeadership
    : t.noteFor(event.readers.map(({ name }) => name).join(', '))
}

type Told = { readonly who?: string; readonly what?: string; readonly from?: string; readonly day?: string }

function tell(event: CaseEvent, telling: Telling, beside: Beside): Told {
  const { state, lang } = telling
  const words = caseText(lang)
  const born = (day?: LocalDate) => (day ? [chronicleText(lang).born(exactDate(day, dateOf(telling.at), lang))] : [])
  switch (event.type) {
    case 'professional-joined':
      return { who: sayBy(event.who, lang) }
    case 'sparring-asked':
      return { who: sayBy(event.of, lang) }
    case 'glass-broken':
      return { what: glassText(lang).purposes[event.purpose].toLowerCase() }
    case 'colleague-excluded':
    case 'colleague-readmitted':
      return { who: event.who.name }
    case 'person-added': {
      const age = event.age === undefined ? '' : `, ${chronicleText(lang).aged(event.age)}`
      const of = event.of ? ` ${words.parentOf(nameOf(state, event.of, lang))}` : ''
      return {
        who: nameOf(state, event.id, lang),
        what: [
          `${words.roles[event.role].toLowerCase()}${of}${age}`,
          ...born(event.birthday),
          ...sayParent(event, lang),
        ].join(', '),
      }
    }
    case 'person-changed': {
      const t = chronicleText(lang)
      const role = event.role && t.newRole(words.roles[event.role].toLowerCase())
      const what = [event.name && t.newName(event.name), role, ...born(event.birthday), ...sayParent(event, lang)]
      return { who: nameOf(state, event.id, lang), what: what.filter(Boolean).join(', ') }
    }
    case 'item-added':
    case 'posting-added':
      return { what: event.description || uncoverText(lang).undescribed }
    case 'thing-described': {
      const item = state.items.findIndex(({ id }) => id === event.id)
      const posting = state.postings.findIndex(({ id }) => id === event.id)
      return { from: item < 0 ? words.posting(posting + 1) : words.item(item + 1), what: event.description }
    }
    case 'answer-recorded': {
      const { asked, about, answer } = sayAnswered(event, telling)
      return { what: `${asked}${about && ` · ${about}`} ${answer}` }
    }
    case 'decision-proposed':
      return { what: sayDecision(event, telling) }
    case 'decision-confirmed':
    case 'decision-sent-back':
      return { what: beside.proposal ? sayDecision(beside.proposal, telling) : '' }
    case 'step-done':
      return { what: sayStep(event.step, event.subject, telling), day: sayDay(event.on, telling) }
    case 'step-skipped':
    case 'step-reopened':
      return { what: sayStep(event.step, event.subject, telling) }
    case 'contact-logged': {
      const t = contactText(lang)
      const what = `${t.channels[event.channel].toLowerCase()}, ${t.outcomes[event.outcome].toLowerCase()}`
      return { who: sayContact(event.with, telling), what, day: sayDay(event.on, telling) }
    }
    case 'task-set':
      return { who: sayBy(event.owner, lang), what: event.what, day: sayDay(event.on, telling) }
    case 'task-done':
      return { what: sayTask(event.id, telling) }
    case 'task-given':
      return { who: sayBy(event.to, lang), what: sayTask(event.id, telling) }
    case 'case-handed-over':
      return { who: sayBy(event.to, lang), from: sayBy(event.from, lang) }
    case 'clock-met':
      return { what: sayClock(event, telling), day: sayDay(event.on, telling) }
    case 'clock-stopped':
      return { what: sayClock(event, telling) }
    case 'clock-restarted':
      return { what: sayClock(event, telling), day: sayDay(event.due, telling) }
    case 'exception-reviewed': {
      const t = chronicleText(lang)
      return {
        who: nameOf(state, event.subject, lang),
        what: event.stays ? t.stays(sayDay(event.next, telling)) : t.ends,
      }
    }
    case 'follow-up-set':
      return { day: sayDay(event.on, telling) }
    case 'family-invited':
      return { who: sayFamily(event.id, telling) }
    case 'invitation-ended':
    case 'family-written-to':
      return { who: sayFamily(event.invitation, telling) }
    case 'logbook-shown':
    case 'shown-withdrawn':
      return { what: chronicleText(lang).shownEntries(shownOf(event, telling)?.entries.length ?? 0) }
    case 'evidence-told':
      return { what: chronicleText(lang).pieces(event.pieces), who: event.securedBy }
    default:
      return {}
  }
}

function wrote(event: CaseEvent, telling: Telling, beside: Beside): Said['wrote'] {
  const t = chronicleText(telling.lang)
  const words = caseText(telling.lang)
  const lines: { label?: string; text: string | false | undefined }[] = []
  switch (event.type) {
    case 'sparring-asked':
      lines.push({ text: event.question })
      break
    case 'person-changed':
    case 'step-skipped':
    case 'step-reopened':
    case 'colleague-readmitted':
    case 'glass-broken':
    case 'case-reopened':
    case 'decision-sent-back':
    case 'clock-stopped':
    case 'clock-restarted':
    case 'exception-reviewed':
    case 'task-given':
    case 'case-handed-over':
      lines.push({ text: event.reason })
      break
    case 'answer-recorded': {
      const { formerAnswer } = beside
      lines.push({
        text: formerAnswer !== undefined && t.before(sayValue(event.fact, formerAnswer, telling)),
      })
      break
    }
    case 'account-given':
      lines.push(
        { text: event.what },
        { label: t.who, text: event.who },
        { label: t.where, text: event.where },
        { label: t.when, text: event.when },
      )
      break
    case 'decision-proposed':
      lines.push({ text: event.reason }, { text: event.until && t.until(sayDay(event.until, telling)) })
      lines.push({ label: t.basis, text: event.basis && sayLaw(event.basis, telling) })
      lines.push({ label: t.scope, text: event.scope }, { label: t.told, text: event.told })
      lines.push({ label: t.purpose, text: event.purpose })
      lines.push({ label: t.consent, text: event.consent && decisionText(telling.lang).consents[event.consent] })
      lines.push({ label: t.alone, text: event.alone }, { text: event.urgent && t.urgent })
      break
    case 'sparring-answered':
      lines.push({ text: event.text })
      break
    case 'step-done':
      lines.push({ text: event.note }, { label: t.despite, text: event.despite })
      break
    case 'clock-met':
    case 'contact-logged':
    case 'task-done':
      lines.push({ text: event.note })
      break
    case 'logbook-shown':
      lines.push(...sayShown(event, telling))
      break
    case 'shown-withdrawn':
    case 'invitation-ended':
      lines.push({ text: event.reason })
      break
    case 'family-written-to':
    case 'family-wrote':
    case 'note-written':
      lines.push({ text: event.text })
      break
    case 'note-corrected':
      lines.push({ text: event.text }, { label: t.reason, text: event.reason })
      break
    case 'follow-up-set':
      lines.push({ text: event.what })
      break
    case 'case-closed':
      lines.push({ text: event.outcome })
      if ('on' in event.followUp)
        lines.push({ text: words.followUpOn(sayDay(event.followUp.on, telling), event.followUp.what) })
      else lines.push({ text: words.noFollowUp(event.followUp.none) })
      for (const left of event.left)
        lines.push({ label: t.left, text: `${sayStep(left.step, left.subject, telling)} – ${left.reason}` })
  }
  return lines.flatMap(({ label, text }) => (text ? [label ? { label, text } : { text }] : []))
}

/** Whose family an invitation is for. */
const sayFamily = (invitation: string, { state, lang }: Telling): string =>
  familyName(invitationOf(state, invitation)?.of, state, lang)

const shownOf = ({ invitation, id }: Pick<LogbookShown, 'invitation' | 'id'>, { state }: Telling): Shown | undefined =>
  invitationOf(state, invitation)?.shown.find((one) => one.id === id)

/** What a family has shown; once withdrawn, no more than that. */
function sayShown(event: LogbookShown, telling: Telling): { label?: string; text: string }[] {
  const t = chronicleText(telling.lang)
  if (shownOf(event, telling)?.withdrawn) return [{ text: t.withdrawnLater }]
  const entries = event.entries.map(({ title, lines }) => ({
    label: title,
    text: lines.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`)).join('\n'),
  }))
  return [{ label: t.purpose, text: event.purpose }, ...entries]
}

export const sayDay = (day: LocalDate, { at, lang }: Pick<Telling, 'at' | 'lang'>): string =>
  sayDate(day, dateOf(at), lang)

/** A step by its order, and whom it is about when that can be told apart. */
export function sayStep(step: string, subject: string | undefined, { card, state, lang }: Telling): string {
  const found = card.steps.find(({ id }) => id === step)
  const title = found ? say(found.words.title, lang) : step
  return subject === undefined ? title : `${title} · ${nameOf(state, subject, lang)}`
}

/** A law by its reference. */
export function sayLaw(id: string, { card, lang }: Pick<Telling, 'card' | 'lang'>): string {
  const law = card.laws.find((one) => one.id === id)
  return law ? say(law.ref, lang) : id
}

/** Somebody of the case by name, or somebody outside it. */
function sayContact(who: ContactLogged['with'], { state, lang }: Pick<Telling, 'state' | 'lang'>): string {
  const party = PARTIES.find((one) => one === who)
  return party ? contactText(lang).parties[party] : nameOf(state, who, lang)
}

const sayTask = (id: string, { state }: Telling): string => state.tasks.find((task) => task.id === id)?.what ?? id

/** A clock by its title, and whom it is about. */
export function sayClock({ clock, subject, against }: ClockRef, { card, state, lang }: Telling): string {
  const found = card.clocks.find(({ id }) => id === clock)
  const title = found ? say(found.title, lang) : clock
  const about = subject === undefined ? '' : ` · ${nameOf(state, subject, lang)}`
  return `${title}${about}${against === undefined ? '' : ` ${clockText(lang).against(nameOf(state, against, lang))}`}`
}

/** A decision and its outcome: *Politi: Nej*. */
export function sayDecision(
  one: Pick<Proposal, 'decision' | 'outcome' | 'whom'> & { readonly subject?: string },
  { state, lang }: Pick<Telling, 'state' | 'lang'>,
): string {
  const t = decisionText(lang)
  const whom = one.whom ?? (one.subject === undefined ? undefined : nameOf(state, one.subject, lang))
  const about = whom === undefined ? '' : ` · ${whom}`
  return `${t.names[one.decision]}${about}: ${t.outcomes[one.decision][one.outcome] ?? one.outcome}`
}

/** A question as the card worded it that day, whom it is about, and the answer. */
export function sayAnswered({ fact, value, question }: AnswerRecorded, telling: Telling) {
  const { state, lang, card } = telling
  const asked = question ?? questionOf(card, fact)?.ask
  const subject = parseFact(fact)?.subject
  return {
    asked: asked ? say(asked, lang) : fact,
    about: subject === undefined ? '' : nameOf(state, subject, lang),
    answer: sayValue(fact, value, telling),
  }
}

/** An answer as it was chosen. */
export function sayValue(fact: string, value: AnswerValue, { card, lang, at }: Omit<Telling, 'state'>): string {
  const t = uncoverText(lang)
  if (value === UNKNOWN) return t.unknown
  if (value === NONE && parseFact(fact)?.type.type === 'choice') return t.noneOfThem
  const day = typeof value === 'string' ? parseDate(value) : null
  if (day) return exactDate(day, dateOf(at), lang)
  return sayAnswer(card, { name: fact, value }, lang)
}
