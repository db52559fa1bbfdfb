import { about as aboutDa } from './da/about.ts'
import { card as cardDa } from './da/card.ts'
import { form as formDa } from './da/form.ts'
import { front as frontDa } from './da/front.ts'
import { guide as guideDa } from './da/guide.ts'
import { help as helpDa } from './da/help.ts'
import { plan as planDa } from './da/plan.ts'
import { problem as problemDa } from './da/problem.ts'
import { site as siteDa } from './da/site.ts'
import { about as aboutEn } from './en/about.ts'
import { card as cardEn } from './en/card.ts'
import { form as formEn } from './en/form.ts'
import { front as frontEn } from './en/front.ts'
import { guide as guideEn } from './en/guide.ts'
import { help as helpEn } from './en/help.ts'
import { plan as planEn } from './en/plan.ts'
import { problem as problemEn } from './en/problem.ts'
import { site as siteEn } from './en/site.ts'
import type { Lang } from './lang.ts'

// One function a subject, so that a browser's bundle holds only the subjects it shows.
export const siteText = (lang: Lang) => (lang === 'en' ? siteEn : siteDa)
export const frontText = (lang: Lang) => (lang === 'en' ? frontEn : frontDa)
export const cardText = (lang: Lang) => (lang === 'en' ? cardEn : cardDa)
export const planText = (lang: Lang) => (lang === 'en' ? planEn : planDa)
export const guideText = (lang: Lang) => (lang === 'en' ? guideEn : guideDa)
export const formText = (lang: Lang) => (lang === 'en' ? formEn : formDa)
export const helpText = (lang: Lang) => (lang === 'en' ? helpEn : helpDa)
export const aboutText = (lang: Lang) => (lang === 'en' ? aboutEn : aboutDa)
export const problemText = (lang: Lang) => (lang === 'en' ? problemEn : problemDa)
