import type { PlanStep } from '#core/card/plan.ts'
import type { Suspect, Victim } from '#core/card/situation.ts'
import type { World } from '../arrange/situations.ts'
import { CONTACT, DELETION, firstWrong, keyOf, type Law, stepsOf, warned } from './law.ts'

const ADULT = 18

const policeAsked = ({ plan, situation }: World): boolean =>
  ['yes', 'support'].includes(plan.routes.police.advice) ||
  ['report', 'support'].includes(situation.decisions?.police ?? '')

const stepOf = ({ plan }: World, id: string, subject?: string): PlanStep | undefined =>
  plan.steps.find((step) => step.id === id && step.subject === subject)

/** The first of a list that a law does not hold for. */
const firstOf = <T extends { readonly id: string }>(
  list: readonly T[] | undefined,
  wrong: (entry: T) => string | false | undefined,
): string | undefined => list?.map(wrong).find((said) => typeof said === 'string')

const eachVictim = (world: World, wrong: (victim: Victim) => string | false | undefined) =>
  firstOf(world.situation.victims, wrong)
const eachSuspect = (world: World, wrong: (suspect: Suspect) => string | false | undefined) =>
  firstOf(world.situation.suspects, wrong)

const isOpen = (step: PlanStep | undefined): boolean => ['do', 'wait', 'ask'].includes(step?.status ?? '')

/** What keeps children safe: laws of this card. */
export const SAFETY: readonly Law[] = [
  {
    sentence: 'while the stop sign for the suspect stands, nobody is told to contact one',
    breach: ({ plan }) =>
      warned(plan, 'never-contact-suspect-yet')
        ? firstWrong(stepsOf(plan, CONTACT), ({ status }) => status === 'do')
        : undefined,
  },
  {
    sentence: 'with the police advised or decided and neither cleared nor refused, no suspect is contacted',
    breach: (world) => {
      const { policeClearedContact, decisions } = world.situation
      if (!policeAsked(world) || policeClearedContact === true || decisions?.police === 'no') return undefined
      if (!warned(world.plan, 'never-contact-suspect-yet')) return 'the stop sign is missing'
      return firstWrong(stepsOf(world.plan, CONTACT), ({ status }) => status === 'do')
    },
  },
  {
    sentence: 'a decided no to the police frees contact from the police',
    breach: ({ plan, situation }) => {
      if (situation.decisions?.police !== 'no') return undefined
      if (warned(plan, 'never-contact-suspect-yet')) return 'the stop sign stands'
      return firstWrong(stepsOf(plan, CONTACT), (step) => step.waitsFor?.includes('policeClearedContact') === true)
    },
  },
  {
    sentence: 'an unknown suspect is neither contacted nor referred',
    breach: (world) =>
      eachSuspect(world, ({ id, known }) => {
        if (known !== false) return undefined
        return firstWrong(
          stepsOf(world.plan, [...CONTACT, 'send-referral']).filter(({ subject }) => subject === id),
          ({ status }) => ['do', 'wait', 'ask'].includes(status),
        )
      }),
  },
  {
    sentence: 'a suspect who is or may be the member of staff in question is never contacted from the card',
    breach: (world) => {
      const { kinds = [] } = world.situation
      return eachSuspect(world, ({ id, staff, age }) => {
        const may = kinds.includes('staff-offender') && staff === undefined && (age === undefined || age >= ADULT)
        if (staff !== true && !may) return undefined
        return firstWrong(
          stepsOf(world.plan, CONTACT).filter(({ subject }) => subject === id),
          ({ status }) => status === 'do',
        )
      })
    },
  },
  {
    sentence: 'where staff is suspected the stop sign against telling them stands',
    breach: ({ plan, situation }) => {
      const suspected =
        situation.suspects?.some(({ staff }) => staff === true) || situation.kinds?.includes('staff-offender')
      return suspected && !warned(plan, 'never-notify-staff-suspect') ? 'it is missing' : undefined
    },
  },
  {
    sentence: 'the parents of a suspect of age are never told',
    breach: (world) =>
      eachSuspect(world, ({ id, age }) => {
        const step = stepOf(world, 'inform-suspect-parents', id)
        return age !== undefined && age >= ADULT && isOpen(step) && keyOf(step as PlanStep)
      }),
  },
  {
    sentence: 'nothing is deleted before the evidence is secured, impossible, or settled for everybody',
    breach: ({ plan, situation }) => {
      if (situation.evidence === 'secured' || situation.evidence === 'impossible') return undefined
      const securing = stepsOf(plan, ['secure-evidence'])
      const marked = [...(situation.done ?? []), ...(situation.skipped ?? [])].some(
        ({ step, subject }) => step === 'secure-evidence' && subject === undefined,
      )
      const settled = securing.length > 0 && securing.every(({ status }) => status === 'done' || status === 'skipped')
      if (marked || settled) return undefined
      if (!warned(plan, 'never-delete-before-evidence')) return 'the stop sign is missing'
      return firstWrong(stepsOf(plan, DELETION), ({ status }) => status === 'do')
    },
  },
  {
    sentence: 'the parents of somebody of age are not involved as parents of a child',
    breach: (world) =>
      eachVictim(world, ({ id, age }) => {
        const step = stepOf(world, 'involve-parents', id)
        return age !== undefined && age >= ADULT && isOpen(step) && keyOf(step as PlanStep)
      }),
  },
  {
    sentence:
      'where telling the parents may harm, and where the leader has decided not to, nobody is told to tell them',
    breach: (world) =>
      eachVictim(world, ({ id, parentsRisk, exceptionDecided }) => {
        const step = stepOf(world, 'involve-parents', id)
        return (parentsRisk === true || exceptionDecided !== undefined) && step?.status === 'do' && keyOf(step)
      }),
  },
  {
    sentence:
      'while the decision not to tell stands, so do its stop sign and its review, and no step is for the parents alone',
    breach: (world) =>
      eachVictim(world, ({ id, exceptionDecided }) => {
        if (exceptionDecided === undefined) return undefined
        if (isOpen(stepOf(world, 'involve-parents', id))) return `involve-parents:${id}`
        if (isOpen(stepOf(world, 'assess-help', `${id}.parents`))) return `assess-help:${id}.parents`
        if (!warned(world.plan, 'never-tell-parents')) return 'the stop sign is missing'
        const runs = world.plan.clocks.some((clock) => clock.id === 'exception-review' && clock.subject === id)
        if (!runs) return 'no review'
        return world.plan.steps.find(
          ({ subject, status, who }) => subject === id && status === 'do' && who.every((doer) => doer === 'parents'),
        )?.id
      }),
  },
  {
    sentence: 'nobody is told about somebody of age who has not agreed',
    breach: (world) =>
      eachVictim(world, ({ id, age, consentToParents }) => {
        if (age === undefined || age < ADULT || consentToParents === true) return undefined
        if (!warned(world.plan, 'never-inform-without-consent')) return 'the stop sign is missing'
        return isOpen(stepOf(world, 'assess-help', `${id}.parents`)) && `assess-help:${id}.parents`
      }),
  },
  {
    sentence: 'the material is never stored',
    breach: ({ plan }) => (warned(plan, 'never-store-material') ? undefined : 'the stop sign is missing'),
  },
  {
    sentence: 'sexual material of somebody who was under 18 is never looked at',
    breach: ({ plan, situation }) =>
      situation.items?.some(({ sexual, ageAtTime = 0 }) => sexual === true && ageAtTime < ADULT) &&
      !warned(plan, 'never-view-material')
        ? 'the stop sign is missing'
        : undefined,
  },
  {
    sentence: 'secrecy is not promised where there is a child',
    breach: ({ plan, situation }) => {
      const { victims = [], suspects = [] } = situation
      const child =
        victims.some(({ age = 0 }) => age < ADULT) ||
        suspects.some(({ known, age }) => known === true && age !== undefined && age < ADULT)
      return child && !warned(plan, 'never-promise-secrecy') ? 'the stop sign is missing' : undefined
    },
  },
  {
    sentence: 'the age at the time of the item decides between Take It Down and StopNCII',
    breach: (world) =>
      firstOf(world.situation.items, ({ id, sexual, ageAtTime }) => {
        const [young, grown] = ['use-take-it-down', 'use-stop-ncii'].map((step) => stepOf(world, step, id))
        const ordered = (step: PlanStep | undefined) => step?.status === 'do' || step?.status === 'wait'
        if (ordered(young) && !(sexual === true && (ageAtTime ?? ADULT) < ADULT)) return keyOf(young as PlanStep)
        if (ordered(grown) && !(sexual === true && (ageAtTime ?? 0) >= ADULT)) return keyOf(grown as PlanStep)
        if (sexual !== true || ageAtTime === undefined) return undefined
        const right = ageAtTime < ADULT ? young : grown
        const asksOther = right?.missing?.every((name) => !name.startsWith(`items.${id}`))
        return !['do', 'wait', 'done', 'skipped'].includes(right?.status ?? '') && !asksOther
          ? `${id}: neither service for ${ageAtTime}`
          : undefined
      }),
  },
  {
    sentence: 'an advised underretning is sent for every violated child, whatever the leader decides',
    breach: (world) =>
      eachVictim(world, ({ id, age }) => {
        if (world.plan.routes.referral.advice !== 'yes' || age === undefined || age >= ADULT) return undefined
        const status = stepOf(world, 'send-referral', id)?.status
        return !['do', 'done', 'skipped'].includes(status ?? '') && `send-referral:${id} is ${status}`
      }),
  },
  {
    sentence: 'an underretning is only ever about a child',
    breach: (world) =>
      firstOf([...(world.situation.victims ?? []), ...(world.situation.suspects ?? [])], ({ id, age }) => {
        const step = stepOf(world, 'send-referral', id)
        return age !== undefined && age >= ADULT && isOpen(step) && keyOf(step as PlanStep)
      }),
  },
  {
    sentence: 'violence sets the emergency plan in motion, whatever the phase, unless the leadership has decided no',
    breach: (world) => {
      const { violence, decisions } = world.situation
      if (violence !== true || decisions?.emergencyPlan === 'no') return undefined
      const status = stepOf(world, 'emergency-plan')?.status ?? ''
      return ['do', 'done', 'skipped'].includes(status) ? undefined : `it is ${status}`
    },
  },
  {
    sentence: 'acute danger comes first',
    breach: (world) => {
      const [first] = world.plan.steps
      if (first?.id !== 'safety-first') return `${first?.id} is first`
      if (world.situation.acuteDanger !== true) return undefined
      return ['do', 'done', 'skipped'].includes(first.status) ? undefined : `it is ${first.status}`
    },
  },
  {
    sentence: 'what is urgent never waits for uncovering, assessing, the parents, or anything that is decided',
    breach: ({ plan }) => {
      const urgent = [
        'safety-first',
        'uncover',
        'emergency-plan',
        'received-material',
        'secure-evidence',
        'involve-parents',
      ]
      return (
        firstWrong(stepsOf(plan, urgent), ({ status }) => status === 'wait') ??
        firstWrong(
          stepsOf(plan, [...DELETION, ...CONTACT]),
          (step) => step.waitsFor?.includes('involve-parents') === true,
        )
      )
    },
  },
  {
    sentence: 'beyond the municipality the consultant is asked first',
    breach: (world) => {
      const { schools, suspects } = world.situation
      if (schools !== 'other-municipality' && !suspects?.some(({ school }) => school === 'other-municipality'))
        return undefined
      const status = stepOf(world, 'cooperate-wider')?.status ?? ''
      if (status === 'done' || status === 'skipped') return undefined
      if (status !== 'do') return `cooperate-wider is ${status}`
      return warned(world.plan, 'never-share-across-municipalities') ? undefined : 'the stop sign is missing'
    },
  },
  {
    sentence: 'nobody pays a blackmailer, and nobody confirms to the press',
    breach: ({ plan, situation }) => {
      if (situation.kinds?.includes('sextortion') && !warned(plan, 'never-pay')) return 'never-pay is missing'
      return situation.pressInterest && !warned(plan, 'never-confirm-to-press')
        ? 'never-confirm-to-press is missing'
        : undefined
    },
  },
]
