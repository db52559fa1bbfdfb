import type { exercise as da } from '../da/exercise.ts'

export const exercise: typeof da = {
  title: 'Try it with exercise cases',
  lead: 'Choose who you want to be. One click and you are in, without an account.',
  be: {
    professional: 'Be a teacher',
    leader: 'Be a leader',
    ssp: 'Be an SSP consultant',
    administrator: 'Be an administrator',
    dpo: 'Be a data protection officer',
  },
  does: {
    professional: 'Opens cases, uncovers, takes steps and proposes decisions.',
    leader: 'Sees all the school’s cases, confirms decisions or sends them back.',
    ssp: 'Advises on the cases a school has asked about.',
    administrator: 'Sees no cases.',
    dpo: 'Sees who has seen the cases, but not what they say.',
  },
  municipality: 'the whole municipality',
  others: 'Others you can be',
  othersLead: 'Open another browser and be a colleague there. Then the two of you can work on one case.',
  meansTitle: 'What is the exercise?',
  means: [
    'Everything is invented: the municipality, the schools, the pupils and the cases.',
    'Everything works as in a real case. Rules, time limits and stop signs are the card’s own.',
    'Never write about real pupils here. Others who train can read it.',
    'The exercise is kept apart from real cases. The word Exercise stands at the top of every page.',
  ],
  carried: 'Your answers from the guide come along. Choose who you open the case as.',
  overTitle: 'Start over',
  over: 'All exercise cases are deleted for everybody who trains here, and the first cases come back.',
  overButton: 'Delete the exercise cases and start over',
  overDone: 'The exercise has started over.',
  off: 'There are no exercise cases here. They are turned off on this installation.',
  toGuide: 'What do I do now?',
}
