import { accessFile, accessPage } from './audit/access-page.tsx'
import { doorFile, doorPage } from './audit/door-page.tsx'
import { overseenDeletion } from './audit/overseen-deletions.tsx'
import { overseenCaseFile, overseenCasePage, overseenPersonPage, oversightPage } from './audit/oversight-pages.tsx'
import { cardData } from './card/card-data.ts'
import { cardPage } from './card/card-page.tsx'
import { guidePage, guideStep } from './card/guide-page.tsx'
import { acting, type CasePage, type ReadForm } from './case/acting.ts'
import { readSparringAnswer } from './case/awaits.tsx'
import { breakGlassAction, breakGlassPage } from './case/break-glass-page.tsx'
import { casePage } from './case/case-page.tsx'
import { chroniclePage } from './case/chronicle-page.tsx'
import { clockPage, clocksPage, readClock } from './case/clock-page.tsx'
import { closePage, readClosing } from './case/close-page.tsx'
import { memberPage, readMember, readSparring, sparringPage } from './case/colleague-pages.tsx'
import { contactPage, readContact } from './case/contact-page.tsx'
import { decisionPage, readDecision } from './case/decision-page.tsx'
import { decisionsPage } from './case/decisions-page.tsx'
import { deletedPage, deletionAction, deletionPage } from './case/deletion-pages.tsx'
import { onCase } from './case/desk.ts'
import { familyLetter } from './case/family-letter.tsx'
import { familyPage, readFamily } from './case/family-page.tsx'
import { glassPage, readGlass } from './case/glass-page.tsx'
import { handOverAction, handOverPage } from './case/hand-over-page.tsx'
import { listPage } from './case/list-page.tsx'
import { newCaseAction, newCasePage } from './case/new-case-page.tsx'
import { personPage, readPersonChange } from './case/person-page.tsx'
import { planPage } from './case/plan-page.tsx'
import {
  correctPage,
  followUpPage,
  readCorrection,
  readFollowUp,
  readNote,
  readReopening,
  reopenPage,
} from './case/record-pages.tsx'
import { searchPage } from './case/search-page.tsx'
import { readStep } from './case/step-forms.tsx'
import { stepPage } from './case/step-page.tsx'
import { readOneTask, readTask, taskPage, tasksPage } from './case/task-pages.tsx'
import { readThing, thingPage } from './case/thing-page.tsx'
import { readUncover, uncoverPage } from './case/uncover-page.tsx'
import { checkPage } from './check/check-page.tsx'
import { enterExercise, exercisePage, exerciseWithAnswers, restartExercise } from './exercise/exercise-page.tsx'
import { logCheckpoint, logKey, logKeyPem, logPage, logProof, logStamp } from './log/log-pages.tsx'
import {
  beginEndpoint,
  changeEndpoint,
  commitEndpoint,
  fetchEndpoint,
  forgetEndpoint,
  stampsEndpoint,
  writeEndpoint,
} from './logbook/endpoints.ts'
import { logbookPage } from './logbook/logbook-page.tsx'
import { schoolEndpoint } from './logbook/school-endpoint.ts'
import { get, type May, nothing, post, type Route, record, takesData } from './route.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import { aboutPage } from './site/about-page.tsx'
import { frontPage } from './site/front-page.tsx'
import { helpEvidencePage } from './site/help-evidence-page.tsx'
import { helpPage } from './site/help-page.tsx'
import { helpRemovalPage, helpRemovalWays } from './site/help-removal-page.tsx'
import { webManifest } from './site/web-manifest.ts'
import { withoutNetPage } from './site/without-net-page.tsx'

const PUBLIC = nothing('public and the same for everyone')
const DOOR = nothing('says only who can be tried, all of them invented')
const SEALED = nothing('a family’s sealed logbook: nobody here knows whose, and nothing is noted of it')
const FAMILYS = nothing('a family’s own act: the case’s record says what it was, and no account did it')
const ON_CASE: May = ['professional', 'leader', 'ssp']
const AT_SCHOOL: May = ['professional', 'leader']
const OVERSIGHT: May = ['dpo']
const READS = record('case.read')

const reads = (path: string, show: CasePage, may: May): Route =>
  get(
    path,
    onCase((desk) => show(desk, null)),
    may,
    READS,
  )

/** A page of a case, and the forms on it. */
const both = (path: string, show: CasePage, read: ReadForm, may: May, what: string): Route[] => [
  reads(path, show, may),
  post(path, acting(read, show), may, record(what)),
]

/** The whole site, one line a route: path, page or action, who may, what is audited. English lies under /en. */
export const ROUTES: readonly Route[] = [
  get('/', frontPage, 'anyone', nothing('public; only the way in differs for one who is signed in')),
  get('/kort', cardPage, 'anyone', PUBLIC),
  get('/kort/data/:file', cardData, 'anyone', PUBLIC),
  get('/kort/guide', guidePage, 'anyone', PUBLIC),
  post(
    '/kort/guide',
    guideStep,
    'anyone',
    nothing('the answers of somebody unknown, used for the page and kept nowhere'),
  ),
  get('/hjaelp', helpPage, 'anyone', PUBLIC),
  get('/hjaelp/beviser', helpEvidencePage, 'anyone', PUBLIC),
  get('/hjaelp/fjern', helpRemovalPage, 'anyone', PUBLIC),
  post(
    '/hjaelp/fjern',
    helpRemovalWays,
    'anyone',
    nothing('the answers of somebody unknown, used for the page and kept nowhere'),
  ),
  get('/kontrol', checkPage, 'anyone', PUBLIC),
  get('/om', aboutPage, 'anyone', PUBLIC),
  get('/uden-net', withoutNetPage, 'anyone', PUBLIC),
  get('/log', logPage, 'anyone', PUBLIC),
  get('/log/checkpoint', logCheckpoint, 'anyone', PUBLIC),
  get('/log/bevis', logProof, 'anyone', PUBLIC),
  get('/log/stempel', logStamp, 'anyone', PUBLIC),
  get('/log/noegle', logKey, 'anyone', PUBLIC),
  get('/log/noegle.pem', logKeyPem, 'anyone', PUBLIC),
  ...signInRoutes,
  get('/oevelse', exercisePage, 'anyone', DOOR),
  post('/oevelse', enterExercise, 'anyone', DOOR),
  get('/oevelse/ny', exercisePage, 'anyone', DOOR),
  post('/oevelse/ny', exerciseWithAnswers, 'anyone', DOOR),
  post('/oevelse/forfra', restartExercise, 'signed-in', nothing('only invented cases are forgotten')),
  get('/sager', listPage, 'signed-in', record('case.list')),
  get('/sager/ny', newCasePage, AT_SCHOOL, nothing('an empty form, with the names of colleagues')),
  post('/sager/ny', newCaseAction, 'anyone', record('case.open')),
  get('/sager/overdrag', handOverPage, ['leader'], nothing('the names of colleagues, and no case')),
  post('/sager/overdrag', handOverAction, ['leader'], record('case.hand-over')),
  get('/sager/slettede', deletedPage, ['leader'], record('case.deleted-list')),
  get('/sager/noedadgang', breakGlassPage, ON_CASE, nothing('an empty form, with the names of institutions')),
  post('/sager/noedadgang', breakGlassAction, ON_CASE, record('case.break-glass')),
  get('/sager/soeg', searchPage, ON_CASE, nothing('an empty form')),
  post('/sager/soeg', searchPage, ON_CASE, record('case.search')),
  reads('/sager/:id', casePage, ON_CASE),
  reads('/sager/:id/plan', planPage, ON_CASE),
  reads('/sager/:id/forloeb', chroniclePage, ON_CASE),
  reads('/sager/:id/beslutninger', decisionsPage, ON_CASE),
  ...both('/sager/:id/notat', casePage, readNote, ON_CASE, 'case.note'),
  ...both('/sager/:id/notat/:entry', correctPage, readCorrection, ON_CASE, 'case.correct'),
  ...both('/sager/:id/afdaek', uncoverPage, readUncover, AT_SCHOOL, 'case.uncover'),
  ...both('/sager/:id/personer/:person', personPage, readPersonChange, AT_SCHOOL, 'case.uncover'),
  ...both('/sager/:id/ting/:thing', thingPage, readThing, AT_SCHOOL, 'case.uncover'),
  ...both('/sager/:id/trin/:step', stepPage, readStep, ON_CASE, 'case.step'),
  ...both('/sager/:id/trin/:step/:subject', stepPage, readStep, ON_CASE, 'case.step'),
  ...both('/sager/:id/beslutninger/:decision', decisionPage, readDecision, ON_CASE, 'case.decide'),
  ...both('/sager/:id/beslutninger/:decision/:subject', decisionPage, readDecision, ON_CASE, 'case.decide'),
  reads('/sager/:id/frister', clocksPage, ON_CASE),
  ...both('/sager/:id/frister/:clock', clockPage, readClock, ON_CASE, 'case.clock'),
  ...both('/sager/:id/kontakt', contactPage, readContact, AT_SCHOOL, 'case.contact'),
  ...both('/sager/:id/familie', familyPage, readFamily, ON_CASE, 'case.family'),
  reads('/sager/:id/familie/:invitation', familyLetter, AT_SCHOOL),
  ...both('/sager/:id/opgaver', tasksPage, readTask, AT_SCHOOL, 'case.task'),
  ...both('/sager/:id/opgaver/:task', taskPage, readOneTask, AT_SCHOOL, 'case.task'),
  ...both('/sager/:id/kollega', memberPage, readMember, AT_SCHOOL, 'case.member'),
  ...both('/sager/:id/sparring', sparringPage, readSparring, AT_SCHOOL, 'case.sparring'),
  ...both('/sager/:id/svar', casePage, readSparringAnswer, ['ssp'], 'case.answer'),
  ...both('/sager/:id/opfoelgning', followUpPage, readFollowUp, AT_SCHOOL, 'case.follow-up'),
  ...both('/sager/:id/luk', closePage, readClosing, AT_SCHOOL, 'case.close'),
  ...both('/sager/:id/genaabn', reopenPage, readReopening, AT_SCHOOL, 'case.reopen'),
  ...both('/sager/:id/noedadgang', glassPage, readGlass, ON_CASE, 'case.glass-seen'),
  get('/sager/:id/slet', deletionPage, ['leader'], READS),
  post('/sager/:id/slet', deletionAction, ['leader'], record('case.delete')),
  get('/sager/:id/adgang', accessPage, ON_CASE, record('audit.read')),
  get('/sager/:id/adgang/fil', accessFile, ['leader'], record('audit.export')),
  get('/tilsyn', oversightPage, OVERSIGHT, record('audit.list')),
  get('/tilsyn/log-ind', doorPage, OVERSIGHT, record('audit.door')),
  get('/tilsyn/log-ind/fil', doorFile, OVERSIGHT, record('audit.door-export')),
  get('/tilsyn/sager/:id', overseenCasePage, OVERSIGHT, record('audit.read')),
  post('/tilsyn/sager/:id/slet', overseenDeletion, OVERSIGHT, record('audit.delete')),
  get('/tilsyn/sager/:id/fil', overseenCaseFile, OVERSIGHT, record('audit.export')),
  get('/tilsyn/personer/:account', overseenPersonPage, OVERSIGHT, record('audit.person')),
  get('/logbog', logbookPage, 'anyone', PUBLIC),
  takesData(post('/logbog/ny', beginEndpoint, 'anyone', SEALED)),
  takesData(post('/logbog/hent', fetchEndpoint, 'anyone', SEALED)),
  takesData(post('/logbog/skriv', writeEndpoint, 'anyone', SEALED)),
  takesData(post('/logbog/kreds', changeEndpoint, 'anyone', SEALED)),
  takesData(post('/logbog/pakke', commitEndpoint, 'anyone', SEALED)),
  takesData(post('/logbog/stempler', stampsEndpoint, 'anyone', SEALED)),
  takesData(post('/logbog/skole', schoolEndpoint, 'anyone', FAMILYS)),
  takesData(post('/logbog/slet', forgetEndpoint, 'anyone', SEALED)),
  get('/manifest.webmanifest', webManifest, 'anyone', PUBLIC),
]
