import { fromElsewhere, get, nothing, post, type Route, record } from '../route.ts'
import { accountPage, sessionsAction } from './account-page.tsx'
import { codeAction, codePage } from './code-page.tsx'
import { confirmAction, confirmPage } from './confirm-page.tsx'
import { invitationAction, invitationPage } from './invitation-page.tsx'
import { invitationsPage, inviteAction } from './invitations-page.tsx'
import { peoplePage } from './people-page.tsx'
import {
  closeAction,
  personAccountPage,
  placeAddition,
  reopenAction,
  resetAction,
  signOutAction,
} from './person-account-page.tsx'
import { placeAction, placePage } from './place-page.tsx'
import {
  appAction,
  appPage,
  appRemoval,
  newPasskeyAction,
  newPasskeyPage,
  passkeyRemoval,
  passwordAction,
  passwordPage,
  recoveryAction,
} from './proof-pages.tsx'
import { setUpAction, setUpPage } from './set-up-page.tsx'
import { passkeyAction, signInAction, signInPage, signOut } from './sign-in-page.tsx'
import { samlPosted, viaAnswer, viaOut, viaPage } from './via-pages.tsx'

const OUTSIDE = nothing('before it is known who it is; no case is near')
const OWN = nothing("somebody's own account, which holds no case")

/** The lines of the table of routes that are about signing in. */
export const signInRoutes: readonly Route[] = [
  get('/log-ind', signInPage, 'anyone', OUTSIDE),
  post('/log-ind', signInAction, 'anyone', OUTSIDE),
  post('/log-ind/ny', signInPage, 'anyone', OUTSIDE),
  get('/log-ind/kode', codePage, 'anyone', OUTSIDE),
  post('/log-ind/kode', codeAction, 'anyone', OUTSIDE),
  post('/log-ind/noegle', passkeyAction, 'anyone', OUTSIDE),
  get('/log-ind/via/:provider', viaPage, 'anyone', OUTSIDE),
  get('/log-ind/via/:provider/ud', viaOut, 'anyone', OUTSIDE),
  get('/log-ind/via/:provider/svar', viaAnswer, 'anyone', OUTSIDE),
  fromElsewhere(post('/log-ind/via/:provider/svar', samlPosted, 'anyone', OUTSIDE)),
  post('/log-ud', signOut, 'anyone', nothing('a session ends, and nothing is read')),
  get('/opsaetning', setUpPage, 'anyone', OUTSIDE),
  post('/opsaetning', setUpAction, 'anyone', OUTSIDE),
  get('/invitation/:token', invitationPage, 'anyone', OUTSIDE),
  post('/invitation/:token', invitationAction, 'anyone', OUTSIDE),
  get('/invitationer', invitationsPage, ['administrator'], nothing('who is invited; no case is near')),
  post('/invitationer', inviteAction, ['administrator'], nothing('who is invited; no case is near')),
  get('/brugere', peoplePage, ['administrator'], record('account.list')),
  get('/brugere/:account', personAccountPage, ['administrator'], record('account.read')),
  post('/brugere/:account/nulstil', resetAction, ['administrator'], record('account.reset')),
  post('/brugere/:account/log-ud', signOutAction, ['administrator'], record('account.sign-out')),
  post('/brugere/:account/luk', closeAction, ['administrator'], record('account.close')),
  post('/brugere/:account/genaabn', reopenAction, ['administrator'], record('account.reopen')),
  post('/brugere/:account/sted', placeAddition, ['administrator'], record('account.place')),
  get('/konto/sted', placePage, 'signed-in', OWN),
  post('/konto/sted', placeAction, 'signed-in', OWN),
  get('/konto', accountPage, 'signed-in', OWN),
  get('/konto/bekraeft', confirmPage, 'signed-in', OWN),
  post('/konto/bekraeft', confirmAction, 'signed-in', OWN),
  get('/konto/adgangskode', passwordPage, 'signed-in', OWN),
  post('/konto/adgangskode', passwordAction, 'signed-in', OWN),
  get('/konto/kodeapp', appPage, 'signed-in', OWN),
  post('/konto/kodeapp', appAction, 'signed-in', OWN),
  post('/konto/kodeapp/fjern', appRemoval, 'signed-in', OWN),
  get('/konto/noegle', newPasskeyPage, 'signed-in', OWN),
  post('/konto/noegle', newPasskeyAction, 'signed-in', OWN),
  post('/konto/noegle/fjern', passkeyRemoval, 'signed-in', OWN),
  post('/konto/noedkoder', recoveryAction, 'signed-in', OWN),
  post('/konto/sessioner', sessionsAction, 'signed-in', OWN),
]
