import type { Actor } from '#core/case/permit.ts'

/** Those of the school that forms name. */
export type People = Readonly<Record<'teacher' | 'colleague' | 'ssp', Actor>>

/** For each route that takes a form of a case, one that a case just opened accepts; an empty form for the others. */
export const FORMS = ({
  teacher,
  colleague,
  ssp,
}: People): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  '/sager/ny': { open: 'yes', svar: '' },
  '/sager/noedadgang': {
    institution: teacher.institutions[0] ?? '',
    number: '2026-999',
    purpose: 'stand-in',
    reason: 'Jeg er vikar i dag',
  },
  '/sager/:id/noedadgang': { form: 'seen' },
  '/sager/soeg': { soeg: 'eleven' },
  '/sager/:id/slet': { form: 'ask', basis: 'archived', reason: 'Sagen er afleveret til arkivet' },
  '/tilsyn/sager/:id/slet': { form: 'keep' },
  '/sager/:id/notat': { form: 'note', 'note-text': 'Talt med eleven' },
  '/sager/:id/notat/:entry': {
    form: 'correct',
    'correct-text': 'Det var tirsdag',
    'correct-reason': 'Jeg huskede forkert',
  },
  '/sager/:id/afdaek': { form: 'account', 'account-what': 'Et billede gik rundt' },
  '/sager/:id/personer/:person': { form: 'change', 'change-name': 'Prøve Eksempel' },
  '/sager/:id/ting/:thing': { form: 'thing', 'thing-description': 'To skærmbilleder' },
  '/sager/:id/trin/:step': { form: 'done' },
  '/sager/:id/trin/:step/:subject': { form: 'done', 'done-evidence': 'secured' },
  '/sager/:id/beslutninger/:decision': {
    form: 'propose',
    'propose-outcome': 'support',
    'propose-reason': 'Billedet er delt med mange',
  },
  '/sager/:id/beslutninger/:decision/:subject': {
    form: 'propose',
    'propose-outcome': 'no',
    'propose-reason': 'Der er ingen fare ved det',
  },
  '/sager/:id/frister/:clock': { form: 'stop', 'stop-reason': 'Politiet har bedt os vente' },
  '/sager/:id/kontakt': {
    form: 'contact',
    'contact-with': 'v1',
    'contact-channel': 'phone',
    'contact-outcome': 'reached',
    'contact-note': 'Talt om i morgen',
  },
  '/sager/:id/familie': { form: 'invite' },
  '/sager/:id/opgaver': {
    form: 'task',
    'task-what': 'Spørg klasselæreren',
    'task-account': teacher.account,
    'task-on': '2026-11-25',
  },
  '/sager/:id/opgaver/:task': { form: 'finish', 'finish-note': 'Det er gjort' },
  '/sager/:id/kollega': { form: 'member', 'member-account': colleague.account },
  '/sager/:id/sparring': { form: 'sparring', 'sparring-account': ssp.account, 'sparring-question': 'Hvad mener du?' },
  '/sager/:id/svar': { form: 'answer', 'answer-text': 'Ring til mig' },
  '/sager/:id/opfoelgning': { form: 'follow', 'follow-on': '2026-12-14', 'follow-what': 'Om det er stoppet' },
  '/sager/:id/luk': {
    form: 'close',
    'close-outcome': 'Det er stoppet',
    'close-followUp': 'Sagen var en prøve',
    'close-left': 'Det gør vi i en anden sag',
  },
  '/sager/:id/genaabn': { form: 'reopen', 'reopen-reason': 'Det er begyndt igen' },
})
