import type { guide as da } from '../da/guide.ts'

export const guide: typeof da = {
  title: 'What do you do now?',
  planTitle: 'Your plan',
  back: 'Back',
  next: 'Next',
  question: (number) => `Question ${number}`,
  left: (minutes) =>
    minutes < 1 ? 'nearly done' : minutes === 1 ? 'about 1 minute left' : `about ${minutes} minutes left`,
  unknown: 'Don’t know',
  years: 'years',
  age: 'Age in whole years',
  showPlan: 'Show the plan now',
  sofar: 'What we can already say',
  sofarStop: 'Do not',
  sofarDo: 'Do now',
  newStop: (sign) => `New stop sign: ${sign}`,
  noCard: 'The card could not be fetched. See whether you are online, and press Next again.',
  noNet: 'You are offline. The plan is still here, and your answers with it. Try again when you are online.',
  missing: 'Choose an answer, or choose Don’t know.',
  notAge: 'Write the age as a whole number from 0 to 120, or choose Don’t know.',
  private:
    'The answers stay in your browser. Nothing is sent and nothing is stored. If you reload the page, you start over.',
  plain:
    'Without JavaScript the answers travel with the page so that the plan can be worked out. They are not stored and not written to any log.',
  one: 'The guide reckons with one person violated, one suspect and one place. A case can hold more.',
  again: 'Start over',
  openCase: 'Open a case with these answers',
  openCaseShort: 'Open a case',
  printShort: 'Print',
  openCaseHint: 'Only then are the answers sent, and only if you sign in.',
  print: 'Print the plan on two A4',
  answers: 'Your answers',
  printed: (when) => `Made ${when} with Actioncard. No names have been written down.`,
  subjects: {
    v1: 'the person violated',
    'v1.parents': 'that person’s parents',
    s1: 'the suspect',
    's1.parents': 'the suspect’s parents',
  },
}
