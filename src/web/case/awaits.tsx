import { pendingOf } from '#core/case/decide-decisions.ts'
import { questionsFor } from '#core/case/decide-sparring.ts'
import { LIMITS } from '#core/case/limits.ts'
import type { Decision, Proposal, Question } from '#core/case/state.ts'
import { sayMoment } from '#text/format.ts'
import { caseText, decisionText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { faultOf } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import type { ReadForm } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { type Attempt, attemptAt, fieldsOf } from './attempt.ts'
import { CaseForm } from './case-frame.tsx'
import { mayLook } from './decision-state.ts'
import type { Desk } from './desk.ts'
import { sayBy } from './names.ts'
import { sayDecision } from './say-event.ts'

type Props = { readonly desk: Desk; readonly attempt: Attempt | null; readonly seen: number }

/** What stands between people: what this reader is asked, has been answered, should look at, has had sent back, or waits for. */
export function Awaits({ desk, attempt, seen }: Props) {
  const { state, actor } = desk
  const pending = pendingOf(state)
  const asked = questionsFor(state, actor.account)
  const answered = state.questions.filter(
    ({ by, answered }) => by.account === actor.account && answered && answered.entry > seen,
  )
  const back = Object.values(state.decisions).flatMap(({ sentBack, pending }) =>
    sentBack && !pending && sentBack.by.account === actor.account ? sentBack : [],
  )
  const mine = pending.filter(({ by }) => by.account === actor.account)
  return (
    <>
      {asked.map((question, index) => (
        <Asked key={question.entry} desk={desk} question={question} attempt={attempt} answers={index === 0} />
      ))}
      {answered.map((question) => (
        <Answered key={question.entry} desk={desk} question={question} />
      ))}
      <AwaitsYou desk={desk} waiting={pending.filter((proposal) => mayLook(desk, proposal))} />
      {state.status === 'open' && <SentBack desk={desk} proposals={back} />}
      <WaitsFor desk={desk} proposals={mine} />
    </>
  )
}

type AskedProps = { readonly desk: Desk; readonly question: Question }

/** What a consultant has been asked, and room for the answer: one at a time. */
function Asked({ desk, question, attempt, answers }: AskedProps & Pick<Props, 'attempt'> & { answers: boolean }) {
  const { lang, state, to, at } = desk
  const t = caseText(lang)
  const sent = attemptAt(attempt, 'answer', state)
  const field = fieldsOf(sent)('text')
  return (
    <section class="word" aria-labelledby={`asked-${question.entry}`}>
      <h2 id={`asked-${question.entry}`}>{t.asksYou(sayBy(question.by, lang))}</h2>
      <p class="written">{question.question}</p>
      <p class="quiet">{t.asked(sayMoment(question.at, at, lang))}</p>
      {answers && (
        <CaseForm lang={lang} action={to.answer} attempt={sent} button={t.answerSave}>
          <input type="hidden" name="question" value={question.entry} />
          <TextArea
            lang={lang}
            {...field}
            label={t.answerLabel}
            maxLength={LIMITS.text}
            fault={field.fault ?? faultOf(sent.faults, 'answer')}
          />
        </CaseForm>
      )}
    </section>
  )
}

/** An answer to the question named, or to the one there is. */
export const readSparringAnswer: ReadForm = (typed, { state, actor, to }) => ({
  request: {
    type: 'answer-sparring',
    question: Number(typed.get('question')) || (questionsFor(state, actor.account)[0]?.entry ?? 0),
    text: typed.get('answer-text') ?? '',
  },
  next: afterDoing(to.root, 'answer'),
})

function Answered({ desk, question }: AskedProps) {
  const { lang, events } = desk
  const event = events[(question.answered?.entry ?? 0) - 1]
  if (event?.type !== 'sparring-answered') return null
  return (
    <section class="word" aria-labelledby={`answered-${question.entry}`}>
      <h2 id={`answered-${question.entry}`}>{caseText(lang).answered(sayBy(question.of, lang))}</h2>
      <p class="written">{event.text}</p>
    </section>
  )
}

type Proposals<P = Proposal> = { readonly desk: Desk; readonly proposals: readonly P[] }

/** Decisions that wait for this reader's eyes. */
function AwaitsYou({ desk, waiting }: { readonly desk: Desk; readonly waiting: readonly Proposal[] }) {
  const { lang, to } = desk
  const t = caseText(lang)
  if (waiting.length === 0) return null
  return (
    <ul class="awaits plain-list">
      {waiting.map((proposal) => (
        <li key={proposal.entry}>
          <p>
            <strong>{t.awaitsYou(decisionText(lang).names[proposal.decision])}</strong>{' '}
            {t.proposedBy(sayBy(proposal.by, lang), sayDecision(proposal, desk))}
          </p>
          <a class="button button-secondary" href={href(lang, to.decision(proposal.decision, proposal.subject))}>
            {t.lookAt}
            <span class="sr-only">: {decisionText(lang).names[proposal.decision]}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What the reader proposed and another sent back. */
function SentBack({ desk, proposals }: Proposals<NonNullable<Decision['sentBack']>>) {
  const { lang, to } = desk
  const t = caseText(lang)
  if (proposals.length === 0) return null
  return (
    <ul class="awaits plain-list">
      {proposals.map((proposal) => (
        <li key={proposal.entry}>
          <p>
            <strong>{t.sentBackTitle(sayDecision(proposal, desk))}</strong>{' '}
            {t.sentBackWhy(sayBy(proposal.backBy.by, lang), proposal.why)}
          </p>
          <a class="button button-secondary" href={href(lang, to.decision(proposal.decision, proposal.subject))}>
            {t.proposeAnew}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What the reader has proposed: not theirs to do, but another's to look at. */
function WaitsFor({ desk, proposals }: Proposals) {
  const { lang, to, at } = desk
  const t = caseText(lang)
  if (proposals.length === 0) return null
  return (
    <ul class="awaits plain-list">
      {proposals.map((proposal) => (
        <li key={proposal.entry}>
          <p>
            <strong>{t.waitsFor(othersEyes(proposal, desk))}</strong>{' '}
            {t.youProposed(sayDecision(proposal, desk), sayMoment(proposal.at, at, lang))}
          </p>
          <a href={href(lang, to.decision(proposal.decision, proposal.subject))}>{t.seeProposal}</a>
        </li>
      ))}
    </ul>
  )
}

/** Whose eyes a proposal waits for, by name when they are on the case. */
function othersEyes({ by }: Proposal, { state, lang }: Desk): string {
  const t = caseText(lang)
  const others = state.members.filter(({ account }) => account !== by.account)
  const can = by.function === 'leader' ? others : others.filter((one) => one.function === 'leader')
  const names = can.map(({ name }) => name)
  if (names.length > 0) return new Intl.ListFormat(lang, { type: 'disjunction' }).format(names)
  return by.function === 'leader' ? t.aColleague : t.leadership
}
