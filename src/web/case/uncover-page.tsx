import { PERSON_ROLES, type PersonRole } from '#core/case/events.ts'
import type { PersonId } from '#core/id.ts'
import { caseText, uncoverText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page } from '../answer.ts'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { readAnswers } from './answer-form.ts'
import { attemptAt, notDay, readDay } from './attempt.ts'
import { Subpage } from './case-frame.tsx'
import { keyholdersOf } from './colleagues-of.ts'
import { readParent } from './parent-fields.tsx'
import { foundBefore } from './seen-before.tsx'
import { readStaff } from './staff-field.tsx'
import { Account, Persons } from './uncover-people.tsx'
import { Answered, answerTo, Happenings, OpenQuestions } from './uncover-questions.tsx'
import { Items, Postings } from './uncover-things.tsx'

/** *Afdæk*: who, what, where and when, in words; and what the plan still needs to know. */
export const uncoverPage: CasePage = async (desk, attempt) => {
  const { lang, state, to, may } = desk
  const t = uncoverText(lang)
  const at = (form: string) => attemptAt(attempt, form, state)
  const writes = state.status === 'open' && may('record-answers')
  const staff = writes ? await keyholdersOf(desk) : []
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p class="never-files">{t.never}</p>
        <nav class="jump" aria-label={t.parts}>
          {(
            [
              ['spoergsmaal', t.questions],
              ['persons', t.persons],
              ['told', t.account],
              ['materiale', t.items],
              ['steder', t.postings],
            ] as const
          ).map(([id, name]) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
        <OpenQuestions desk={desk} attempt={at('answers')} writes={writes} />
        <Happenings desk={desk} writes={writes} />
        <Persons desk={desk} attempt={at('person')} writes={writes} staff={staff} />
        <Account desk={desk} attempt={at('account')} writes={writes} />
        <Items desk={desk} attempt={at('item')} writes={writes} />
        <Postings desk={desk} attempt={at('posting')} writes={writes} />
        <Answered desk={desk} writes={writes} />
        {writes && (
          <section class="uncover-end" aria-labelledby="finished">
            <h2 id="finished">{t.finished}</h2>
            <p class="buttons">
              <a class="button button-secondary" href={href(lang, to.step({ step: 'uncover' }))}>
                {t.toStep}
              </a>
              <a class="button button-secondary" href={href(lang, to.root)}>
                {t.toCase}
              </a>
            </p>
          </section>
        )}
      </Subpage>
    ),
  })
}

const text = (typed: URLSearchParams, name: string): string => typed.get(name) ?? ''

/** The forms of the page, each by its name. */
export const readUncover: ReadForm = async (typed, desk, form) => {
  const { to, lang } = desk
  const leadsTo = (done: Parameters<typeof afterDoing>[1]) => afterDoing(to.uncover, done)
  switch (form) {
    case 'answers': {
      const { answers, faults } = readAnswers(typed, lang, (fact) => answerTo(desk.state, fact))
      if (faults.length > 0) return { faults }
      return { request: { type: 'record-answers', answers }, next: leadsTo('answers') }
    }
    case 'person': {
      const birthday = readDay(typed.get('person-birthday'))
      if (birthday === null) return notDay('person-birthday', lang)
      const request = { ...personOf(typed), ...(birthday && { birthday }) }
      const found = await foundBefore(desk, request, typed.get('person-told'))
      return found.length > 0 ? { faults: [], found } : { request, next: leadsTo('person') }
    }
    case 'account': {
      const [what, who, where, when] = ['what', 'who', 'where', 'when'].map((name) => text(typed, `account-${name}`))
      return {
        request: { type: 'give-account', what: what ?? '', who: who ?? '', where: where ?? '', when: when ?? '' },
        next: leadsTo('account'),
      }
    }
    case 'item':
      return { request: { type: 'add-item', description: text(typed, 'item-description') }, next: leadsTo('item') }
    case 'posting':
      return {
        request: { type: 'add-posting', description: text(typed, 'posting-description') },
        next: leadsTo('posting'),
      }
    default:
      return { faults: [] }
  }
}

function personOf(typed: URLSearchParams) {
  const role = text(typed, 'person-role')
  const age = text(typed, 'person-age').trim()
  const of = text(typed, 'person-of')
  return {
    type: 'add-person',
    role: (PERSON_ROLES.find((one) => one === role) ?? '') as PersonRole,
    name: text(typed, 'person-name'),
    ...(age !== '' && { age: /^\d{1,3}$/.test(age) ? Number(age) : Number.NaN }),
    ...(of !== '' && role === 'parent' && { of: of as PersonId }),
    ...(role === 'parent' && readParent(typed, 'person')),
    ...readStaff(typed, 'person-staff'),
  } as const
}
