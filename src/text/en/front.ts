import type { front as da } from '../da/front.ts'

export const front: typeof da = {
  title: 'When a pupil has been violated digitally',
  lead: 'Find out what to do now, in which order, and why.',
  professional: 'I work with pupils: what do I do now?',
  professionalHint:
    'Answer questions about what has happened. It takes three or four minutes, and the plan can be seen on the way. Nothing is stored.',
  family: 'I am a young person or a parent',
  familyHint: 'What happens now, and whom you can talk to.',
  signIn: 'Sign in to a case',
  signInHint: 'For school staff, leaders and SSP.',
  cases: 'To your cases',
  casesHint: 'You are signed in.',
  exercise: 'Try it with exercise cases',
  exerciseHint: 'Invented cases. No account, one click.',
  wholeCard: 'See the whole card',
  fivePhases: 'The five phases',
  alwaysTrue: 'Always true',
  call: 'Call and ask',
}
