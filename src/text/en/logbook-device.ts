import type { logbookDevice as da } from '../da/logbook-device.ts'

const entries = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`

export const logbookDevice: typeof da = {
  notKept: 'Nothing of the logbook is kept on this device.',
  ask: 'Is this your own, safe device?',
  means: [
    'Only say yes if the device is yours, it is locked with a code, and nobody else can open it. Not a partner, a former partner or a sibling either.',
    'If you say yes, the browser keeps a locked copy. You can then write without a network, and drafts survive if the page closes.',
    'You still need your code to open the logbook.',
    'Somebody who looks into the browser can see that something from this page is kept.',
    'If in doubt, say no. On a school computer or a borrowed telephone, say no.',
  ],
  no: 'No, keep nothing here',
  yes: 'Yes, it is my own, safe device',
  answeredNo: 'Nothing is kept on this device.',
  answeredYes: 'The device now keeps a locked copy. Choose “Forget this device” to erase it again.',
  cannot: 'The browser cannot keep anything here. It may be a private window. Nothing has been kept.',
  another: 'The device remembers a logbook for somebody else. Nothing of yours is kept here.',
  kept: 'This device keeps a locked copy of the logbook.',
  keptDoor: 'There is a locked copy of a logbook on this device. It can be opened without a network.',
  forget: 'Forget this device',
  forgetSays:
    'Copy, drafts and keys are erased from the browser here. The logbook still exists, and your code opens it.',
  forgetLoses: 'What you have written without a network, and is not sent yet, will be lost.',
  forgetWaiting: (count) => `${entries(count)} not sent yet will be lost.`,
  forgetDo: 'Yes, forget this device',
  forgotten: 'The device has forgotten the logbook. The browser’s history can still show that the page was open.',
  draft: 'What you write is kept as a locked draft on this device while you write.',
  draftFound: 'You have a draft that is not saved as an entry.',
  draftResume: 'Go on with the draft',
  draftDrop: 'Delete the draft',
  draftBack: 'Here is your draft.',
  savedHere: 'The entry is locked and saved on this device. It will be sent when there is a connection.',
  waitingTitle: 'Saved here, not sent yet',
  waitingSays: (count) => `${entries(count)} waiting for a connection.`,
  passkey: {
    title: 'Passkey on this device',
    name: 'Notes',
    means:
      'With a passkey you open the logbook here with a finger, your face or the device’s own code. Your code still works. Type it once more to make the passkey.',
    shared:
      'Do not, if others can unlock the device, with their finger or face too. The passkey can be seen in the device’s list of passwords. It only works together with this device.',
    make: 'Make a passkey',
    making: 'Follow what the device asks …',
    made: 'The logbook can be opened with a passkey on this device.',
    remove: 'Take the passkey away',
    removeSays: 'It then no longer opens the logbook. It stays in the device’s list until you delete it there.',
    cannot: 'The device cannot make a passkey that unlocks the logbook. Use your code.',
    otherCode: 'That is not the code the logbook was opened with.',
    open: 'Open with a passkey',
    failed: 'The passkey did not unlock it. Try again, or use your code.',
  },
  receipts: {
    title: 'Receipts',
    means:
      'When an entry is saved, we write a print of it into a common log that can only grow. Your browser has checked each receipt below.',
    not: 'A receipt shows that the entry existed before something else was written. It does not show who made a picture, or when a screenshot was taken.',
    checking: 'Checking …',
    before: (place, seq) => `existed before entry ${seq} was written, and is number ${place} in the log.`,
    held: (place) => `is number ${place} in the log. The receipt is kept with the next entry.`,
    none: 'has no receipt in the logbook.',
    wrong: 'has a receipt that does not fit. Tell an adult you trust.',
  },
  show: 'Show the code',
  hide: 'Hide the code',
  trouble: {
    away: 'There is no connection. You see what this device remembers, and you can go on writing.',
    shut: 'The server says that your code is closed. You see what this device remembered. You can neither read nor write anything new.',
    sound: (count) => `What is whole is shown below: ${entries(count)}. Nothing can be written here.`,
  },
}
