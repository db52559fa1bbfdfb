import type { ComponentChildren } from 'preact'
import type { Card } from '#core/card/card.ts'
import type { AnswerGiven } from '#core/case/commands.ts'
import { UNKNOWN } from '#core/case/events.ts'
import { parseFact, questionName } from '#core/case/facts.ts'
import { LIMITS, optional } from '#core/case/limits.ts'
import { type CommandId, type PersonId, parseId } from '#core/id.ts'
import { handle, openCase } from '#store/handle.ts'
import { anyReal, keyholders } from '#store/people.ts'
import { newCaseText } from '#text/index.ts'
import { href, type Lang, say } from '#text/lang.ts'
import { type Answer, page, postOn, problem, written } from '../answer.ts'
import { nameInPlan, readAnswers as readCarried, writeAnswer } from '../card/answers.ts'
import type { Handler } from '../route.ts'
import { signInPage } from '../sign-in/sign-in-page.tsx'
import { withTypedSealed } from '../sign-in/typed.tsx'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import { questionOf } from '../ui/say-fact.ts'
import type { Visit } from '../visit.ts'
import { addressesOf, afterDoing } from './addresses.ts'
import { readAnswers } from './answer-form.ts'
import { faultsOf, newCommandId, sayRefusal } from './attempt.ts'
import { actorOf, officeOf } from './desk.ts'
import { chosenOf, Question } from './question.tsx'
import { sayValue } from './say-event.ts'
import { readStaff, StaffField } from './staff-field.tsx'

/** Asked when nothing comes from the guide: what decides whether anybody must act within the hour, and who it is about. */
const AT_FIRST = ['acuteDanger', 'kinds', 'victims.v1.age', 'suspects.s1.known']

/** A case begun: with four short questions, or with the guide's answers looked through. */
export const newCasePage: Handler = async (visit) =>
  show(visit, await visit.card(), { carried: [], fromGuide: false, faults: [] })

/**
 * The guide posts its answers here, signed in or not; the form posts them back with what was changed in it. Nothing is
 * opened before somebody says so.
 */
export const newCaseAction: Handler = async (visit) => {
  const visitor = await visit.visitor()
  if (!visitor) {
    const kept = await withTypedSealed(visit)
    if (kept) return signInPage(kept)
    return postOn((await anyReal(officeOf(visit).db)) ? '/log-ind/ny' : '/oevelse/ny')
  }
  if (visitor.role !== 'professional' && visitor.role !== 'leader') return problem(403)
  const { form, lang } = visit
  const card = await visit.card()
  const guided = carriedAnswers(form, card)
  const { answers, faults } = readAnswers(form, lang, (fact) => guided.find((one) => one.fact === fact)?.value)
  const carried = withChanges(guided, answers)
  const fromGuide = form.has('svar')
  const name = optional('name', form.get('name') ?? undefined, LIMITS.name)
  const wrong = [...faults, ...(name.ok ? [] : [{ field: 'name', says: sayRefusal(name.error, lang) }])]
  if (!form.has('open') || wrong.length > 0) return show(visit, card, { carried, fromGuide, faults: wrong })
  return open(visit, card, carried, fromGuide)
}

/** The guide's answers by the names that a case has for them. */
const carriedAnswers = (form: URLSearchParams, card: Card): AnswerGiven[] =>
  readCarried(form.getAll('svar'), card).map(({ fact, value }) => ({
    fact: nameInPlan(fact),
    value: (value ?? UNKNOWN) as AnswerGiven['value'],
  }))

const withChanges = (carried: readonly AnswerGiven[], changed: readonly AnswerGiven[]): AnswerGiven[] => [
  ...carried.filter(({ fact }) => !changed.some((one) => one.fact === fact)),
  ...changed,
]

async function open(visit: Visit, card: Card, answers: readonly AnswerGiven[], fromGuide: boolean): Promise<Answer> {
  const { form, lang } = visit
  const office = officeOf(visit)
  const actor = await actorOf(visit)
  const id = parseId<CommandId>(form.get('command') ?? '') ?? newCommandId()
  const handled = await openCase(office, actor, { id, answers, ...readStaff(form, 'staff') }, visit.noting)
  if (handled.type === 'refused')
    return show(visit, card, { carried: answers, fromGuide, faults: faultsOf(handled.refusal, 'open', lang) })
  if (handled.type === 'changed') throw new Error('a case being opened has not been written to by others')
  const opened = written(afterDoing(addressesOf(handled.caseId).root, 'opened'))
  const name = form.get('name')?.trim() ?? ''
  const naming = parseId<CommandId>(form.get('naming') ?? '')
  if (name === '' || !naming) return opened
  const command = { type: 'change-person', person: 'v1' as PersonId, name } as const
  const noting = visit.noting && { ...visit.noting, action: 'case.uncover' }
  await handle(office, actor, handled.caseId, { id: naming, seen: handled.version, command }, noting)
  return opened
}

type Shown = {
  readonly carried: readonly AnswerGiven[]
  /** The guide has asked already: its answers are looked through, each to be changed where it stands. */
  readonly fromGuide: boolean
  readonly faults: readonly FieldFault[]
}

async function show(visit: Visit, card: Card, { carried, fromGuide, faults }: Shown): Promise<Answer> {
  const { lang, form, now } = visit
  const t = newCaseText(lang)
  const hasVictim = !fromGuide || carried.some(({ fact }) => fact.startsWith('victims.v1.'))
  const hasSuspect = !fromGuide || carried.some(({ fact }) => fact.startsWith('suspects.'))
  const staff = hasSuspect ? await keyholders(officeOf(visit), await actorOf(visit)) : []
  const fresh = (name: string) => parseId<CommandId>(form.get(name) ?? '') ?? newCommandId()
  const ask = (fact: string) => {
    const sent = form.has('asked') && form.has(fact)
    const chosen = sent ? form.getAll(fact) : chosenOf(carried.find((one) => one.fact === fact)?.value)
    return <Asked key={fact} card={card} fact={fact} chosen={chosen} fault={faultOf(faults, fact)} lang={lang} />
  }
  return page({
    title: t.title,
    ...(faults.length > 0 && { status: 422 as const }),
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{t.title}</h1>
        {!fromGuide && <p class="lead">{t.lead}</p>}
        <form class="case-form" id="open" method="post" action={href(lang, '/sager/ny')} noValidate>
          <input type="hidden" name="command" value={fresh('command')} />
          <input type="hidden" name="naming" value={fresh('naming')} />
          {fromGuide && <input type="hidden" name="svar" value="" />}
          {fromGuide && carried.length > 0 && (
            <section class="carried" aria-labelledby="carried">
              <h2 id="carried">{t.carriedTitle}</h2>
              <p class="quiet">{t.carriedLead}</p>
              <dl class="answered">
                {carried.map((answer) => (
                  <FromGuide
                    key={answer.fact}
                    answer={answer}
                    telling={{ card, lang, at: now }}
                    open={faultOf(faults, answer.fact) !== undefined}
                  >
                    {ask(answer.fact)}
                  </FromGuide>
                ))}
              </dl>
            </section>
          )}
          {!fromGuide && AT_FIRST.map(ask)}
          {hasVictim && (
            <Field
              lang={lang}
              name="name"
              label={t.name}
              hint={t.nameHint}
              optional
              value={form.get('name') ?? ''}
              fault={faultOf(faults, 'name')}
            />
          )}
          {staff.length > 0 && (
            <StaffField
              lang={lang}
              name="staff"
              people={staff}
              value={form.get('staff') ?? ''}
              fault={faultOf(faults, 'open')}
            />
          )}
          <p class="quiet">{t.hint}</p>
          <button class="button button-primary" type="submit" name="open" value="yes">
            {t.open}
          </button>
        </form>
      </>
    ),
  })
}

type FromGuideProps = {
  readonly answer: AnswerGiven
  readonly telling: Parameters<typeof sayValue>[2]
  /** What was changed in it is no answer. */
  readonly open: boolean
  /** The question, to change the answer by. */
  readonly children: ComponentChildren
}

/** An answer of the guide, and where it is changed. */
function FromGuide({ answer, telling, open, children }: FromGuideProps) {
  const { card, lang } = telling
  const question = questionOf(card, answer.fact)
  if (!question) return null
  return (
    <div>
      <dt>{say(question.ask, lang)}</dt>
      <dd>
        <input type="hidden" name="svar" value={asCarried(answer)} />
        {sayValue(answer.fact, answer.value, telling)}
        <details class="change" open={open}>
          <summary>
            {newCaseText(lang).change}
            <span class="sr-only">: {say(question.ask, lang)}</span>
          </summary>
          {children}
        </details>
      </dd>
    </div>
  )
}

type AskedProps = {
  readonly card: Card
  readonly fact: string
  readonly chosen: readonly string[]
  readonly fault: string | undefined
  readonly lang: Lang
}

function Asked({ card, fact, chosen, fault, lang }: AskedProps) {
  const question = questionOf(card, fact)
  const type = parseFact(fact)?.type
  if (!question || !type) return null
  return (
    <div class="question">
      <input type="hidden" name="asked" value={fact} />
      <Question lang={lang} question={question} name={fact} type={type} chosen={chosen} fault={fault} />
    </div>
  )
}

/** An answer as the guide's form carries it; `readCarried` reads it again. */
const asCarried = ({ fact, value }: AnswerGiven): string =>
  writeAnswer({ fact: questionName(fact), ...(value !== UNKNOWN && { value }) })
