import type { AccountRole } from '#core/case/permit.ts'
import type { accounts as da } from '../da/accounts.ts'
import { signIn } from './sign-in.ts'

const { roles } = signIn

export const accounts: typeof da = {
  title: 'Users',
  lead: 'Who has access at your place, and how they sign in. Which cases they are on, you cannot see.',
  caption: 'Accounts, by name',
  name: 'Name',
  role: 'Role',
  at: 'Where',
  how: 'Signs in with',
  state: 'State',
  open: 'Open',
  closed: (when: string) => `Closed ${when}`,
  whole: 'The whole municipality',
  signsIn: { here: 'Password', elsewhere: 'Your own sign-in', nothing: 'Nothing yet' },
  app: 'code app',
  passkeys: (count: number) => (count === 1 ? '1 passkey' : `${count} passkeys`),
  noSecond: 'is to choose anew',
  roles,
  toInvite: 'Invite somebody',
  back: 'All users',
  yourself: 'This is your own account. You change it under Your account.',
  isAt: (role: AccountRole, place: string) => `${roles[role]}, ${place}`,
  done: {
    'log-ud': 'The person is signed out everywhere.',
    genaabnet: 'The account is open again. The old way of signing in works.',
    sted: 'From now on the person chooses a place after signing in.',
  },
  reset: {
    title: 'The telephone is gone, or the password is forgotten',
    says: 'The person is signed out everywhere. The old code app, the passkeys and the recovery codes stop working. You get a link for the person, good for a day. You never see the password.',
    sure: 'I have made sure that it is the person themselves who asks',
    sureHint: 'See the person, or ring a number that you have found yourself. An e-mail is not enough.',
    sureMissing: 'Say that you have made sure who it is.',
    button: 'Reset sign-in',
    elsewhere: 'The person signs in by your own sign-in. Reset it there.',
    notHere:
      'The person signs in by an account at another place, which you do not administer. Ask the municipality’s administrator.',
    made: (name: string) =>
      `The link is for ${name} and nobody else. Hand it over in person or in a safe way. It is shown only now.`,
    madeTitle: 'Pass the link on',
    link: 'Link',
  },
  signOut: {
    title: 'A telephone or machine has been left somewhere',
    says: 'The person is signed out everywhere, and can sign in again.',
    button: 'Sign the person out',
  },
  close: {
    title: 'The person has left',
    says: 'Access ends at once. What the person has written stays in the cases under their name.',
    sure: 'Yes, close the account here',
    sureMissing: 'Tick this if the account is to be closed.',
    button: 'Close the account',
    doneTitle: 'The account is closed',
    done: (name: string) => `${name} has no access any more.`,
    next: 'If the person is on cases, somebody else must take over. You cannot see which. Tell the leader, who finds it under Cases, Hand over.',
    other: 'The person works at another place too, and still has access there.',
  },
  reopen: {
    title: 'The person is back, or it was a mistake',
    button: 'Open the account again',
  },
  place: {
    title: 'The person works at another place too',
    says: 'The same sign-in, and a role for each place. Cases are kept apart.',
    at: 'Where',
    role: 'Role there',
    add: 'Add the place',
    taken: 'The person works there already.',
    notThere:
      'That role does not exist there. Professionals and leaders belong to a school, SSP to the whole municipality.',
    choose: 'Where are you working now?',
    chooseLead: 'You see the cases of one place at a time.',
    here: 'you are here now',
    change: 'Change place of work',
  },
  notes: {
    title: 'What has happened to your account',
    hint: 'If you do not know of it, tell your administrator at once.',
    says: {
      reset: 'Your sign-in was reset, and you were signed out everywhere',
      renewed: 'You chose anew how to sign in',
      'signed-out': 'You were signed out everywhere',
      closed: 'The account was closed',
      reopened: 'The account was opened again',
      place: 'You were given another place of work',
      password: 'The password was changed',
      second: 'A code app, passkey or recovery codes were changed',
    },
    self: 'by yourself',
    by: (name: string) => `by ${name}`,
  },
}
