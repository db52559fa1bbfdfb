import type { Card, CardStep, CardWarning } from '#core/card/card.ts'
import { PHASES, type Phase, type Words } from '#core/card/plan.ts'

const both = (da: string, en = `${da} (en)`): Words => ({ da, en })
const source = { name: 'Opdigtet kilde', checked: '2026-11', verified: true }
const route = { title: both('En vej'), levels: [], never: [], otherwise: both('Intet peger på det') }

const step = (id: string, phase: Phase, title: string): CardStep => ({
  id,
  phase,
  heading: both(`Overskrift ${title}`),
  duty: 'must',
  who: ['professional'],
  when: [],
  unless: [],
  fulfilled: [],
  ask: [],
  wait: [],
  law: ['law'],
  contactsSuspect: false,
  urgent: false,
  otherwise: both('Ikke relevant'),
  words: { title: both(title), why: both(`Fordi ${title}`), how: [both('Gør det')], say: [], avoid: [], contacts: [] },
})

const warning = (id: string, title: string): CardWarning => ({
  id,
  title: both(title),
  why: both(`Derfor: ${title}`),
  when: [],
  unless: [],
  forbids: [],
  law: ['law'],
})

/** The smallest card that every public page can show. */
export function aCard(given: Partial<Card> = {}): Card {
  return {
    id: 'digitale-kraenkelser',
    edition: 1,
    released: '2026-11-01',
    title: both('Et kort', 'A card'),
    lead: both('Til prøve', 'To try'),
    source,
    phases: PHASES.map((id) => ({
      id,
      title: both(`Fase ${id}`),
      heading: both(`Fasen ${id}`),
      lead: both('Om fasen'),
    })),
    roles: {
      professional: both('Fagpersonen'),
      leader: both('Lederen'),
      ssp: both('SSP'),
      parents: both('Forældrene'),
      victim: both('Den krænkede'),
      police: both('Politiet'),
      municipality: both('Kommunen'),
    },
    definitions: [],
    routes: { police: route, referral: route, pedagogical: route, emergencyPlan: route },
    steps: PHASES.map((phase) => step(`${phase}-step`, phase, `Trin i ${phase}`)),
    warnings: [warning('never-store-material', 'Gem ikke billedet')],
    marked: { done: both('Gjort'), skipped: both('Sprunget over') },
    opposites: [],
    clocks: [],
    rules: [{ number: 1, words: both('Den første regel') }],
    questions: [],
    kinds: [],
    laws: [{ id: 'law', ref: both('Prøveloven § 1'), says: both('Prøv'), source }],
    contacts: [
      { id: 'emergency-112', name: both('Alarmcentralen'), phone: '112', says: both('Fare nu'), when: [], source },
      {
        id: 'police-114',
        name: both('Politiet'),
        phone: '114',
        says: both('Råd'),
        when: [],
        source: { ...source, verified: false },
      },
    ],
    platforms: [],
    evidence: {
      minor: { title: both('Ingen kopi'), says: [both('Ring')], law: [] },
      catch: [both('Hvem')],
      take: [both('Profil')],
      another: [both('Film')],
      devices: [],
      blocking: [both('Vent')],
      handIn: { says: [both('Aflevér')], contacts: [], source },
    },
    removal: { ways: [], notice: [] },
    ...given,
  }
}
