import type { AnswerGiven } from '#core/case/commands.ts'
import { pendingOf } from '#core/case/decide-decisions.ts'
import type { DecisionName } from '#core/case/events.ts'
import type { CaseState } from '#core/case/state.ts'
import type { AccountId, PersonId } from '#core/id.ts'
import { addDays, type LocalDate } from '#core/time.ts'
import type { Request } from './handle.ts'

/** Those who take part; all invented. */
export type Who = 'anne' | 'jonas' | 'karim' | 'leif' | 'mette' | 'sara' | 'dorte'

/** So many school days ago at a time of the day, or so many minutes before the seeding. */
export type Moment = { readonly ago: number; readonly at: { readonly hour: number; readonly minute: number } | number }

export type ExerciseCase = {
  readonly name: string
  readonly opening: Moment & { readonly who: Who; readonly answers: readonly AnswerGiven[] }
  readonly played: readonly (Moment & { readonly who: Who; readonly command: Request | Play })[]
}

/** A command that depends on the case as it stands that day. */
export type Play = (state: CaseState, today: LocalDate, account: (who: Who) => AccountId) => Request

type Step = ExerciseCase['played'][number]

const at = (ago: number, time: string): Moment => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { ago, at: { hour, minute } }
}
const justNow = (minutes: number): Moment => ({ ago: 0, at: minutes })
const by = (who: Who, moment: Moment, command: Step['command']): Step => ({ who, ...moment, command })

const answers = (given: Readonly<Record<string, AnswerGiven['value']>>): AnswerGiven[] =>
  Object.entries(given).map(([fact, value]) => ({ fact, value }))
const records = (given: Readonly<Record<string, AnswerGiven['value']>>): Request => ({
  type: 'record-answers',
  answers: answers(given),
})
const named = (person: string, name: string): Request => ({
  type: 'change-person',
  person: person as PersonId,
  name,
})
const marks = (step: string, note?: string, subject?: string): Request => ({
  type: 'mark-done',
  step,
  ...(note && { note }),
  ...(subject && { subject }),
})
const adds =
  (who: Who): Play =>
  (_, __, account) => ({ type: 'add-member', account: account(who) })
const confirms =
  (decision: DecisionName): Play =>
  (state) => ({
    type: 'confirm-decision',
    proposal: pendingOf(state).find((one) => one.decision === decision)?.entry ?? 0,
  })
const victim = 'v1' as PersonId

/** Cases under way at different stages, newest first. Nobody in them exists. */
export const EXERCISE_CASES: readonly ExerciseCase[] = [
  {
    name: 'frida',
    opening: {
      who: 'anne',
      ...justNow(25),
      answers: answers({
        kinds: ['intimate-sharing'],
        acuteDanger: false,
        'victims.v1.age': 12,
        'suspects.s1.known': true,
        'suspects.s1.age': 13,
        'suspects.s1.school': 'same',
        'items.i1.sexual': true,
        'items.i1.ageAtTime': 12,
        'postings.p1.platform': 'snapchat',
      }),
    },
    played: [
      by('anne', justNow(22), named('v1', 'Frida Øvelse')),
      by('anne', justNow(21), named('s1', 'Villum Øvelse')),
      by('anne', justNow(15), {
        type: 'give-account',
        what: 'Frida kom til mig efter anden time. Hun fortæller, at et billede af hende uden tøj går rundt i klassens gruppe.',
        who: 'Frida tror, at Villum har sendt det. Hun ved ikke, hvem der ellers har set det.',
        where: 'I en Snapchat-gruppe for 6.a og måske i 6.b.',
        when: 'Hun så det i går aftes. Det er ikke slettet.',
      }),
    ],
  },
  {
    name: 'aksel',
    opening: {
      who: 'jonas',
      ...at(2, '09:40'),
      answers: answers({
        kinds: ['sextortion'],
        acuteDanger: false,
        violence: false,
        'victims.v1.age': 14,
        'suspects.s1.known': false,
        'items.i1.sexual': true,
        'items.i1.ageAtTime': 14,
        'postings.p1.platform': 'instagram',
        'postings.p1.live': 'unknown',
      }),
    },
    played: [
      by('jonas', at(2, '09:44'), named('v1', 'Aksel Øvelse')),
      by('jonas', at(2, '09:55'), {
        type: 'give-account',
        what: 'En profil, Aksel ikke kender, truer med at dele et billede, hvis han ikke betaler.',
        where: 'Beskeder på Instagram.',
        when: 'Siden i forgårs aftes. Den sidste trussel kom i morges.',
      }),
      by('jonas', at(2, '10:02'), marks('uncover', 'Talt med Aksel i 20 minutter. Han vil gerne have sin mor med.')),
      by('jonas', at(2, '10:05'), adds('leif')),
      by('leif', at(2, '11:30'), records({ evidence: 'securing', ongoing: true, materialReceivedByStaff: false })),
      by('jonas', at(2, '11:45'), {
        type: 'propose-decision',
        decision: 'referral',
        outcome: 'yes',
        urgent: true,
        reason: 'Aksel er 14 år og presses groft. Vi har pligt til at underrette.',
      }),
      by('jonas', at(2, '12:10'), marks('send-referral', 'Sendt til kommunens børne- og ungeteam.', 'v1')),
      by('leif', at(1, '08:15'), confirms('referral')),
      by('jonas', at(1, '13:20'), {
        type: 'propose-decision',
        decision: 'police',
        outcome: 'support',
        reason: 'Afpresning med billeder af et barn. Vi anbefaler familien at anmelde og hjælper dem med det.',
      }),
    ],
  },
  {
    name: 'nora',
    opening: {
      who: 'anne',
      ...at(6, '12:15'),
      answers: answers({
        kinds: ['intimate-sharing', 'threats'],
        acuteDanger: false,
        violence: true,
        'victims.v1.age': 15,
        'suspects.s1.known': true,
        'suspects.s1.age': 15,
        'suspects.s1.school': 'same',
        'items.i1.sexual': true,
        'items.i1.ageAtTime': 15,
        'postings.p1.platform': 'snapchat',
        'postings.p1.live': true,
      }),
    },
    played: [
      by('anne', at(6, '12:18'), named('v1', 'Nora Øvelse')),
      by('anne', at(6, '12:19'), named('s1', 'Malthe Øvelse')),
      by('anne', at(6, '12:25'), { type: 'add-person', role: 'suspect', name: 'Storm Øvelse', age: 16 }),
      by('anne', at(6, '12:30'), {
        type: 'add-person',
        role: 'parent',
        name: 'Noras mor',
        of: victim,
        custody: 'yes',
      }),
      by('anne', at(6, '12:50'), marks('uncover', 'Nora er bange for dem begge. Hun er hos skolelederen nu.')),
      by('leif', at(6, '13:05'), {
        type: 'propose-decision',
        decision: 'police',
        outcome: 'report',
        urgent: true,
        reason: 'Nora er truet med vold. Politiet skal vide det med det samme.',
      }),
      by('anne', at(6, '13:40'), confirms('police')),
      by('leif', at(6, '14:10'), records({ policeContacted: true, 'victims.v1.parentsRisk': false })),
      by('leif', at(6, '14:20'), {
        type: 'propose-decision',
        decision: 'emergencyPlan',
        outcome: 'yes',
        urgent: true,
        reason: 'Der er truet med vold, så kommunens beredskabsplan sættes i gang.',
      }),
      by('anne', at(6, '14:25'), confirms('emergencyPlan')),
      by('anne', at(6, '14:50'), marks('involve-parents', 'Noras mor kom på skolen kl. 14.30.', 'v1')),
      by('anne', at(5, '08:20'), records({ evidence: 'secured' })),
      by(
        'anne',
        at(5, '08:25'),
        marks('secure-evidence', 'Mor har sikret skærmbilleder derhjemme. Vi har ingen.', 'v1'),
      ),
      by('leif', at(5, '09:00'), {
        type: 'write-note',
        text: 'Politiet beder os vente med at tale med Malthe og Storm, til de har afhørt dem.',
      }),
    ],
  },
  {
    name: 'ellen',
    opening: {
      who: 'jonas',
      ...at(16, '08:50'),
      answers: answers({
        kinds: ['bullying'],
        acuteDanger: false,
        violence: false,
        schools: 'one',
        'victims.v1.age': 13,
        'suspects.s1.known': true,
        'suspects.s1.age': 13,
        'suspects.s1.school': 'same',
        'items.i1.sexual': false,
      }),
    },
    played: [
      by('jonas', at(16, '08:55'), named('v1', 'Ellen Øvelse')),
      by('jonas', at(16, '08:56'), named('s1', 'Liv Øvelse')),
      by('jonas', at(16, '09:20'), marks('uncover', 'Talt med Ellen og hendes bedste ven.')),
      by('jonas', at(16, '09:30'), adds('leif')),
      by('leif', at(15, '10:00'), marks('assess-violation', 'Vurderet sammen med Jonas: mobning, ikke strafbart.')),
      by('leif', at(15, '10:10'), {
        type: 'propose-decision',
        decision: 'police',
        outcome: 'no',
        reason: 'Beskederne er grimme, men hverken trusler eller billeder.',
      }),
      by('jonas', at(15, '10:20'), confirms('police')),
      by('leif', at(15, '10:25'), {
        type: 'propose-decision',
        decision: 'pedagogical',
        outcome: 'yes',
        reason: 'Klassens trivsel skal rettes op, og Liv skal hjælpes til at stoppe.',
      }),
      by('jonas', at(15, '10:30'), confirms('pedagogical')),
      by('leif', at(15, '10:40'), (_, today) => records({ bullyingFound: today, severalEvents: true })),
      by('jonas', at(14, '15:10'), marks('involve-parents', 'Talt med begge forældre i telefon.', 'v1')),
      by('jonas', at(12, '13:00'), {
        type: 'write-note',
        text: 'Ellen siger, at der ikke er kommet nye beskeder i denne uge.',
        about: 'v1',
      }),
      by('jonas', at(12, '13:10'), (state) => ({
        type: 'correct-note',
        corrects: state.version,
        text: 'Ellen siger, at der kom én ny besked mandag, og ingen siden.',
        reason: 'Jeg havde misforstået hende.',
      })),
    ],
  },
  {
    name: 'deepfake',
    opening: {
      who: 'karim',
      ...at(4, '10:30'),
      answers: answers({
        kinds: ['deepfake'],
        acuteDanger: false,
        schools: 'same-municipality',
        manyInvolved: true,
        publishedOnline: true,
        'victims.v1.age': 15,
        'suspects.s1.known': 'unknown',
        'items.i1.sexual': true,
        'items.i1.ageAtTime': 15,
        'items.i1.fake': true,
        'postings.p1.platform': 'tiktok',
        'postings.p1.live': true,
      }),
    },
    played: [
      by('karim', at(4, '10:34'), named('v1', 'Ida Øvelse')),
      by(
        'karim',
        at(4, '11:00'),
        marks('uncover', 'Ida har set tre falske billeder. Elever fra Højmark kender dem også.'),
      ),
      by('karim', at(4, '11:05'), adds('mette')),
      by('mette', at(4, '12:30'), (_, __, account) => ({
        type: 'ask-sparring',
        account: account('sara'),
        question: 'To skoler er berørt. Hvordan deler vi det, vi ved, og hvem taler med hvem?',
      })),
      by('sara', at(3, '09:15'), {
        type: 'write-note',
        text: 'Jeg ringer til begge ledere i dag. Vent med at dele navne, til vi har talt om hjemlen.',
      }),
      by('mette', at(3, '13:00'), (_, today) => ({
        type: 'propose-decision',
        decision: 'pedagogical',
        outcome: 'later',
        until: addDays(today, 7),
        reason: 'Vi venter på, hvad SSP siger om samarbejdet mellem skolerne.',
      })),
    ],
  },
  {
    name: 'closed',
    opening: {
      who: 'anne',
      ...at(30, '09:00'),
      answers: answers({
        kinds: ['fake-profile'],
        acuteDanger: false,
        violence: false,
        publishedOnline: true,
        'victims.v1.age': 14,
        'suspects.s1.known': false,
        'items.i1.sexual': false,
        'postings.p1.platform': 'instagram',
        'postings.p1.live': true,
      }),
    },
    played: [
      by('anne', at(30, '09:05'), named('v1', 'Bertil Øvelse')),
      by('anne', at(30, '09:40'), marks('uncover', 'En falsk profil med Bertils navn og et klassebillede.')),
      by('anne', at(30, '10:00'), adds('leif')),
      by('anne', at(29, '14:00'), marks('involve-parents', 'Far var med på telefonen.', 'v1')),
      by('anne', at(29, '14:10'), records({ evidence: 'secured' })),
      by('leif', at(28, '09:00'), {
        type: 'propose-decision',
        decision: 'police',
        outcome: 'no',
        reason: 'Profilen er væk, og familien ønsker ingen anmeldelse.',
      }),
      by('anne', at(28, '09:10'), confirms('police')),
      by('anne', at(27, '10:00'), (_, today) => records({ 'postings.p1.live': false, 'postings.p1.removed': today })),
      by('leif', at(10, '14:30'), (_, today) => ({
        type: 'close-case',
        outcome: 'Profilen er slettet, og Bertil er tryg ved at komme i skole.',
        followUp: { on: addDays(today, 60), what: 'Spørg Bertil og hans far, om der er sket mere.' },
        leftReason: 'Ikke længere nødvendigt, fordi profilen er væk.',
      })),
      by('anne', at(10, '14:40'), confirms('closing')),
    ],
  },
  {
    name: 'exception',
    opening: {
      who: 'karim',
      ...at(3, '13:15'),
      answers: answers({
        kinds: ['negative-social-control', 'covert-recording'],
        acuteDanger: false,
        'victims.v1.age': 16,
        'victims.v1.parentsRisk': true,
        'suspects.s1.known': true,
        'suspects.s1.school': 'none',
        'items.i1.sexual': false,
      }),
    },
    played: [
      by('karim', at(3, '13:20'), named('v1', 'Sofie Øvelse')),
      by('karim', at(3, '13:30'), adds('mette')),
      by('mette', at(3, '14:20'), (_, today) => ({
        type: 'propose-decision',
        decision: 'notTellingParents',
        subject: victim,
        outcome: 'yes',
        until: addDays(today, 14),
        basis: 'databeskyttelsesloven-22',
        scope: 'Intet om sagen, heller ikke i Aula, breve eller telefon.',
        reason: 'Sofie har fortalt konkret, hvad der er sket derhjemme før. Hensynet til hende vejer tungest.',
      })),
      by('karim', at(3, '14:40'), confirms('notTellingParents')),
    ],
  },
]
