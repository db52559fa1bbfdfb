import type { logbookRemoval as da } from '../da/logbook-removal.ts'

export const logbookRemoval: typeof da = {
  titleOf: (place) => `Get it removed: ${place}`,
  lead: 'One place at a time. What you answer stays in the logbook. Then you see the ways in the order to take them.',
  evidenceFirst:
    'Keep the evidence first. What has been removed nobody can show afterwards. If it is grave, or somebody is under 18, talk to the police on 114 before you ask anybody to delete.',
  address: 'Address on the net (link)',
  addressHint: 'Copy the link to the post or the profile itself if you can.',
  profile: 'Profile or group',
  placeMissing: 'Choose a place, or write an address or a profile.',
  status: 'How does it stand?',
  statusMissing: 'Choose how it stands.',
  way: 'Which way have you taken?',
  wayNone: 'None yet',
  note: 'What did you do, and what did they answer?',
  noteHint: 'Write the number of the report if you were given one.',
  save: 'Save, and show the ways',
  saved: (place) => `Saved: ${place}.`,
  waysAt: (place) => `It is written in the logbook. Here are the ways for ${place}, as you have answered.`,
  links: 'If you follow a link, the logbook locks. You can open it again with the code.',
  toList: 'Back to the logbook',
}
