import type { log as danish } from '../da/log.ts'

export const log: typeof danish = {
  title: 'The log that only grows',
  lead: 'Here anybody can check that something existed before a certain time, and that it has not been changed since.',
  what: 'What is in it?',
  whatSays: [
    'A number for each entry in the families’ logbooks, for each sealed package, and for how far the record of who has seen a case has come.',
    'The number is worked out from the content and something random. It does not say what it is about, who wrote it, or where it came from.',
    'It can only be added to. If anything is changed or removed, the log no longer agrees with the checkpoints that others have kept.',
  ],
  proves: 'What does it prove?',
  provesSays: [
    'That the content existed before the checkpoint was stamped, and that it is the same now as it was then.',
    'Not who made it, not when a screenshot was taken, and not whether it is true.',
  ],
  size: (count) => (count === 1 ? 'One number is in the log.' : `${count} numbers are in the log.`),
  time: 'Who says what time it is?',
  stamped: (count, at) =>
    `A service outside the house has stamped the log with its ${count === 1 ? 'first number' : `first ${count} numbers`}: ${at}. The service gets only a fingerprint of the whole log and does not know who has written anything.`,
  until: (date) => `The certificates of the stamp hold until ${date}.`,
  notStamped:
    'No service outside the house has stamped the log yet. Until then the time rests on whoever runs the site, and on those who have kept a checkpoint.',
  limits:
    'Whoever runs the site can wait before adding something, but cannot give anything a time before a stamp that has already been made. If nobody has kept a checkpoint, there is nothing to hold a new log against.',
  check: 'Check it yourself',
  checkSays:
    'Keep the checkpoint and the key somewhere else. Then you can see later whether the log is still the same.',
  checkpoint: 'The checkpoint',
  key: 'The log’s key',
  pem: 'The key as PEM, for openssl',
  proof: 'A proof is fetched for a number in the log, and checked without the net:',
}
