import { about as aboutDa } from './da/about.ts'
import { access as accessDa } from './da/access.ts'
import { accounts as accountsDa } from './da/accounts.ts'
import { card as cardDa } from './da/card.ts'
import { caseWords as caseDa } from './da/case.ts'
import { caseList as caseListDa, newCase as newCaseDa } from './da/case-list.ts'
import { check as checkDa } from './da/check.ts'
import { chronicle as chronicleDa } from './da/chronicle.ts'
import { clock as clockDa } from './da/clock.ts'
import { contact as contactDa } from './da/contact.ts'
import { decision as decisionDa } from './da/decision.ts'
import { deletion as deletionDa } from './da/deletion.ts'
import { evidence as evidenceDa } from './da/evidence.ts'
import { exclusion as exclusionDa } from './da/exclusion.ts'
import { exercise as exerciseDa } from './da/exercise.ts'
import { family as familyDa } from './da/family.ts'
import { form as formDa } from './da/form.ts'
import { front as frontDa } from './da/front.ts'
import { glass as glassDa } from './da/glass.ts'
import { guide as guideDa } from './da/guide.ts'
import { help as helpDa } from './da/help.ts'
import { log as logDa } from './da/log.ts'
import { logbook as logbookDa } from './da/logbook.ts'
import { logbookDevice as logbookDeviceDa } from './da/logbook-device.ts'
import { packageWords as packageDa } from './da/package.ts'
import { plan as planDa } from './da/plan.ts'
import { problem as problemDa } from './da/problem.ts'
import { record as recordDa } from './da/record.ts'
import { refusal as refusalDa } from './da/refusal.ts'
import { removal as removalDa } from './da/removal.ts'
import { signIn as signInDa } from './da/sign-in.ts'
import { site as siteDa } from './da/site.ts'
import { step as stepDa } from './da/step.ts'
import { task as taskDa } from './da/task.ts'
import { uncover as uncoverDa } from './da/uncover.ts'
import { about as aboutEn } from './en/about.ts'
import { access as accessEn } from './en/access.ts'
import { accounts as accountsEn } from './en/accounts.ts'
import { card as cardEn } from './en/card.ts'
import { caseWords as caseEn } from './en/case.ts'
import { caseList as caseListEn, newCase as newCaseEn } from './en/case-list.ts'
import { check as checkEn } from './en/check.ts'
import { chronicle as chronicleEn } from './en/chronicle.ts'
import { clock as clockEn } from './en/clock.ts'
import { contact as contactEn } from './en/contact.ts'
import { decision as decisionEn } from './en/decision.ts'
import { deletion as deletionEn } from './en/deletion.ts'
import { evidence as evidenceEn } from './en/evidence.ts'
import { exclusion as exclusionEn } from './en/exclusion.ts'
import { exercise as exerciseEn } from './en/exercise.ts'
import { family as familyEn } from './en/family.ts'
import { form as formEn } from './en/form.ts'
import { front as frontEn } from './en/front.ts'
import { glass as glassEn } from './en/glass.ts'
import { guide as guideEn } from './en/guide.ts'
import { help as helpEn } from './en/help.ts'
import { log as logEn } from './en/log.ts'
import { logbook as logbookEn } from './en/logbook.ts'
import { logbookDevice as logbookDeviceEn } from './en/logbook-device.ts'
import { packageWords as packageEn } from './en/package.ts'
import { plan as planEn } from './en/plan.ts'
import { problem as problemEn } from './en/problem.ts'
import { record as recordEn } from './en/record.ts'
import { refusal as refusalEn } from './en/refusal.ts'
import { removal as removalEn } from './en/removal.ts'
import { signIn as signInEn } from './en/sign-in.ts'
import { site as siteEn } from './en/site.ts'
import { step as stepEn } from './en/step.ts'
import { task as taskEn } from './en/task.ts'
import { uncover as uncoverEn } from './en/uncover.ts'
import type { Lang } from './lang.ts'

// One function a subject, so that a browser's bundle holds only the subjects it shows.
export const siteText = (lang: Lang) => (lang === 'en' ? siteEn : siteDa)
export const frontText = (lang: Lang) => (lang === 'en' ? frontEn : frontDa)
export const cardText = (lang: Lang) => (lang === 'en' ? cardEn : cardDa)
export const planText = (lang: Lang) => (lang === 'en' ? planEn : planDa)
export const guideText = (lang: Lang) => (lang === 'en' ? guideEn : guideDa)
export const formText = (lang: Lang) => (lang === 'en' ? formEn : formDa)
export const helpText = (lang: Lang) => (lang === 'en' ? helpEn : helpDa)
export const evidenceText = (lang: Lang) => (lang === 'en' ? evidenceEn : evidenceDa)
export const removalText = (lang: Lang) => (lang === 'en' ? removalEn : removalDa)
export const aboutText = (lang: Lang) => (lang === 'en' ? aboutEn : aboutDa)
export const problemText = (lang: Lang) => (lang === 'en' ? problemEn : problemDa)
export const caseText = (lang: Lang) => (lang === 'en' ? caseEn : caseDa)
export const accessText = (lang: Lang) => (lang === 'en' ? accessEn : accessDa)
export const clockText = (lang: Lang) => (lang === 'en' ? clockEn : clockDa)
export const contactText = (lang: Lang) => (lang === 'en' ? contactEn : contactDa)
export const familyText = (lang: Lang) => (lang === 'en' ? familyEn : familyDa)
export const taskText = (lang: Lang) => (lang === 'en' ? taskEn : taskDa)
export const exclusionText = (lang: Lang) => (lang === 'en' ? exclusionEn : exclusionDa)
export const logbookText = (lang: Lang) => (lang === 'en' ? logbookEn : logbookDa)
export const deviceText = (lang: Lang) => (lang === 'en' ? logbookDeviceEn : logbookDeviceDa)
export const glassText = (lang: Lang) => (lang === 'en' ? glassEn : glassDa)
export const deletionText = (lang: Lang) => (lang === 'en' ? deletionEn : deletionDa)
export const caseListText = (lang: Lang) => (lang === 'en' ? caseListEn : caseListDa)
export const newCaseText = (lang: Lang) => (lang === 'en' ? newCaseEn : newCaseDa)
export const uncoverText = (lang: Lang) => (lang === 'en' ? uncoverEn : uncoverDa)
export const decisionText = (lang: Lang) => (lang === 'en' ? decisionEn : decisionDa)
export const stepText = (lang: Lang) => (lang === 'en' ? stepEn : stepDa)
export const recordText = (lang: Lang) => (lang === 'en' ? recordEn : recordDa)
export const chronicleText = (lang: Lang) => (lang === 'en' ? chronicleEn : chronicleDa)
export const refusalText = (lang: Lang) => (lang === 'en' ? refusalEn : refusalDa)
export const exerciseText = (lang: Lang) => (lang === 'en' ? exerciseEn : exerciseDa)
export const accountsText = (lang: Lang) => (lang === 'en' ? accountsEn : accountsDa)
export const signInText = (lang: Lang) => (lang === 'en' ? signInEn : signInDa)
export const packageText = (lang: Lang) => (lang === 'en' ? packageEn : packageDa)
export const checkText = (lang: Lang) => (lang === 'en' ? checkEn : checkDa)
export const logText = (lang: Lang) => (lang === 'en' ? logEn : logDa)
