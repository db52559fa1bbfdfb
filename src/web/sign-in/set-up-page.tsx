import { found, isSetUpCode, needsFounding } from '#store/sign-in/joining.ts'
import { signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field, Select } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { keysOf } from './coming-in.ts'
import { JoinFields, lineOf, proofOf, welcomed } from './join-form.tsx'

const TYPES = ['folkeskole', 'friskole', 'efterskole', 'gymnasium', 'vocational', 'other'] as const

/** The first time: whoever has the code that the program printed makes the school and becomes its administrator. */
export const setUpPage: Handler = async (visit) => ((await isOpen(visit)) ? show(visit, []) : done(visit))

export const setUpAction: Handler = async (visit) => {
  if (!(await isOpen(visit))) return done(visit)
  const t = signInText(visit.lang).join
  const { db } = officeOf(visit)
  const code = lineOf(visit, 'set-up', 40)
  const wrongCode: FieldFault = { field: 'set-up', says: t.setUpCodeWrong }
  // first, and alone: to others the form says nothing about anything else
  if (!(await isSetUpCode(db, code, visit.now))) return show(visit, [wrongCode])
  const written = { municipality: lineOf(visit, 'municipality'), institution: lineOf(visit, 'institution') }
  const name = lineOf(visit, 'name')
  const type = TYPES.find((one) => one === visit.form.get('type')) ?? 'folkeskole'
  const faults: FieldFault[] = Object.entries({ ...written, name })
    .filter(([, text]) => text === '')
    .map(([field]) => ({ field, says: t.write }))
  const proof = await proofOf(visit, [name, written.municipality, written.institution])
  if ('length' in proof) return show(visit, [...faults, ...proof])
  if (faults.length > 0) return show(visit, faults)
  const founding = { code, municipality: written.municipality, institution: { name: written.institution, type }, name }
  const joined = await found(db, keysOf(visit), founding, proof, visit.now)
  if (joined.ok) return welcomed(visit, proof.account, joined, '/invitationer')
  return show(visit, [joined.error === 'gone' ? wrongCode : { field: 'login', says: t.loginTaken }])
}

const isOpen = async (visit: Visit): Promise<boolean> =>
  visit.deps.office !== null && (await needsFounding(officeOf(visit).db))

function show(visit: Visit, faults: readonly FieldFault[]): Answer {
  const { lang, form } = visit
  const t = signInText(lang).join
  const field = (name: string) => ({ lang, name, value: form.get(name) ?? '', fault: faultOf(faults, name) })
  return page({
    title: t.setUpTitle,
    ...(faults.length > 0 && { status: 422 as const }),
    scripts: ['passkey'],
    secret: '/opsaetning',
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{t.setUpTitle}</h1>
        <p class="lead">{t.setUpLead}</p>
        <form class="case-form" method="post" action={href(lang, '/opsaetning')} noValidate>
          <Field {...field('set-up')} label={t.setUpCode} hint={t.setUpCodeHint} width={27} maxLength={40} />
          <Field {...field('municipality')} label={t.municipality} maxLength={100} />
          <Field {...field('institution')} label={t.institution} maxLength={100} />
          <Select
            {...field('type')}
            label={t.type}
            options={TYPES.map((type) => ({ value: type, label: t.types[type] }))}
          />
          <Field {...field('name')} label={t.name} autocomplete="name" maxLength={100} />
          <JoinFields visit={visit} faults={faults} />
        </form>
      </>
    ),
  })
}

function done({ lang }: Visit): Answer {
  const t = signInText(lang)
  return page({
    title: t.join.setUpDone,
    body: (
      <>
        <h1>{t.join.setUpDone}</h1>
        <p class="lead">{t.join.setUpDoneSays}</p>
        <p>
          <a href={href(lang, '/log-ind')}>{t.title}</a>
        </p>
      </>
    ),
  })
}
