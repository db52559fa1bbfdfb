import type { CardQuestion } from '#core/card/card.ts'
import { CASE_FACTS, LIST_FACTS, LISTS, RECORD_FACTS } from '#core/card/vocabulary.ts'
import type { AnswerValue } from '#core/case/events.ts'
import { isDecided, parseFact } from '#core/case/facts.ts'
import type { CaseState } from '#core/case/state.ts'
import { uncoverText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { faultOf } from '../ui/error-summary.tsx'
import { questionOf } from '../ui/say-fact.ts'
import { CaseForm } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { nameOf } from './names.ts'
import { chosenOf, Question } from './question.tsx'
import { sayValue } from './say-event.ts'
import type { PartProps } from './uncover-people.tsx'

/** So many are asked at a time: what decides most comes first, and answering brings the next. */
const AT_A_TIME = 6

type Asked = { readonly fact: string; readonly question: CardQuestion; readonly subject: string | undefined }

/** What the plan still needs to know and somebody can answer, the one that decides most first. */
function openQuestions({ card, plan }: Desk): Asked[] {
  return plan.questions.flatMap((fact) => {
    const found = parseFact(fact)
    const question = found && !isDecided(fact) && questionOf(card, fact)
    return question ? [{ fact, question, subject: found.subject }] : []
  })
}

/** What is asked now: the one that somebody wants to change, else the first few, those about one person together. */
function askedNow(desk: Desk, tried: readonly string[]): { asked: Asked[]; left: number } {
  const open = openQuestions(desk)
  const wanted = desk.visit.query.get('ret')
  const named = tried.length > 0 ? tried : wanted ? [wanted] : []
  if (named.length > 0) {
    const asked = named.flatMap((fact): Asked[] => {
      const found = parseFact(fact)
      const question = found && !isDecided(fact) && questionOf(desk.card, fact)
      return question ? [{ fact, question, subject: found.subject }] : []
    })
    if (asked.length > 0) return { asked, left: 0 }
  }
  const first = open.slice(0, AT_A_TIME)
  const subjects = [...new Set(first.map(({ subject }) => subject))]
  return {
    asked: subjects.flatMap((subject) => first.filter((one) => one.subject === subject)),
    left: open.length - first.length,
  }
}

export function OpenQuestions({ desk, attempt, writes }: PartProps) {
  const { lang, state, to } = desk
  const t = uncoverText(lang)
  if (!writes) return null
  const { asked, left } = askedNow(desk, attempt.typed.getAll('asked'))
  const several = (subject: string) => {
    const person = state.persons.find(({ id }) => id === subject)
    if (person) return person.name !== undefined || state.persons.filter(({ role }) => role === person.role).length > 1
    return subject.startsWith('i') ? state.items.length > 1 : state.postings.length > 1
  }
  return (
    <section class="uncover-part" aria-labelledby="spoergsmaal">
      <h2 id="spoergsmaal">{t.questions}</h2>
      {asked.length === 0 ? (
        <p class="quiet">{t.questionsNone}</p>
      ) : (
        <>
          <p class="quiet">{t.questionsLead}</p>
          <CaseForm lang={lang} action={to.uncover} attempt={attempt} button={t.saveAnswers}>
            {asked.map(({ fact, question, subject }) => (
              <div key={fact} class="question">
                <input type="hidden" name="asked" value={fact} />
                <Question
                  lang={lang}
                  question={question}
                  name={fact}
                  type={typeOf(fact)}
                  about={subject !== undefined && several(subject) ? nameOf(state, subject, lang) : undefined}
                  chosen={attempt.typed.has('asked') ? attempt.typed.getAll(fact) : chosenOf(answerTo(state, fact))}
                  fault={faultOf(attempt.faults, fact)}
                />
              </div>
            ))}
            {left > 0 && <p class="quiet">{t.moreQuestions(left)}</p>}
          </CaseForm>
        </>
      )}
    </section>
  )
}

function typeOf(fact: string) {
  const type = parseFact(fact)?.type
  if (!type) throw new Error('only known facts are asked')
  return type
}

export const answerTo = (state: CaseState, fact: string): AnswerValue | undefined =>
  state.answers[parseFact(fact)?.key ?? fact]?.value

/** What has not happened until somebody says so: the plan never asks for it, so it is offered. */
function happenings({ state, card, plan }: Desk): Asked[] {
  return factNames(state).flatMap((fact) => {
    const found = parseFact(fact)
    const question = found && !isDecided(fact) && questionOf(card, fact)
    const waits = found && 'absent' in found.type && found.type.absent !== 'unknown'
    const open = answerTo(state, fact) === undefined && !plan.questions.includes(fact)
    return question && waits && open ? [{ fact, question, subject: found.subject }] : []
  })
}

/** *Er der sket noget nyt?* */
export function Happenings({ desk, writes }: { readonly desk: Desk; readonly writes: boolean }) {
  const { lang, state, to } = desk
  const t = uncoverText(lang)
  const offered = happenings(desk)
  if (!writes || offered.length === 0) return null
  return (
    <section class="uncover-part" aria-labelledby="nyt">
      <h2 id="nyt">{t.happenings}</h2>
      <p class="quiet">{t.happeningsLead}</p>
      <ul class="plain-list other-links">
        {offered.map(({ fact, question, subject }) => (
          <li key={fact}>
            <a href={href(lang, to.question(fact))}>{say(question.ask, lang)}</a>
            {subject && <span class="quiet"> · {nameOf(state, subject, lang)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Every fact that has an answer, in the card's order. */
function answeredFacts({ state, card }: Desk): { fact: string; value: AnswerValue }[] {
  const place = (fact: string) => {
    const question = questionOf(card, fact)
    return question ? card.questions.indexOf(question) : card.questions.length
  }
  return factNames(state)
    .flatMap((fact) => {
      const value = answerTo(state, fact)
      return value === undefined || !questionOf(card, fact) ? [] : [{ fact, value }]
    })
    .sort((a, b) => place(a.fact) - place(b.fact))
}

/** All that can be known of this case, by name. */
function factNames(state: CaseState): string[] {
  return [
    ...Object.keys(CASE_FACTS),
    ...Object.keys(RECORD_FACTS.institution).map((name) => `institution.${name}`),
    ...LISTS,
    ...LISTS.flatMap((list) => {
      const subjects =
        list === 'items' || list === 'postings'
          ? state[list]
          : state.persons.filter(({ role }) => role === (list === 'victims' ? 'victim' : 'suspect'))
      return subjects.flatMap(({ id }) => Object.keys(LIST_FACTS[list]).map((name) => `${list}.${id}.${name}`))
    }),
  ]
}

/** What has been answered, each with a way to correct it. */
export function Answered({ desk, writes }: { readonly desk: Desk; readonly writes: boolean }) {
  const { card, lang, state, to } = desk
  const t = uncoverText(lang)
  const answered = answeredFacts(desk)
  if (answered.length === 0) return null
  return (
    <section class="uncover-part" aria-labelledby="answered">
      <h2 id="answered">{t.answered}</h2>
      <dl class="answered">
        {answered.map(({ fact, value }) => {
          const asked = questionOf(card, fact)
          const subject = parseFact(fact)?.subject
          return (
            <div key={fact}>
              <dt>
                {asked && say(asked.ask, lang)}
                {subject && <span class="quiet"> · {nameOf(state, subject, lang)}</span>}
              </dt>
              <dd>
                {sayValue(fact, value, desk)}{' '}
                {writes && (
                  <a href={href(lang, to.question(fact))}>
                    {t.change}
                    <span class="sr-only">: {asked && say(asked.ask, lang)}</span>
                  </a>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
