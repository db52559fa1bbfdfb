import { accept, findInvitation, type Invitation, renew } from '#store/sign-in/joining.ts'
import { signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import { ErrorSummary, type FieldFault } from '../ui/error-summary.tsx'
import type { Visit } from '../visit.ts'
import { firstPage, keysOf } from './coming-in.ts'
import { JoinFields, proofOf, welcomed } from './join-form.tsx'

const invitationOf = (visit: Visit): Promise<Invitation | null> =>
  findInvitation(officeOf(visit).db, visit.params.token ?? '', visit.now)

/** What a link from the administrator leads to. */
export const invitationPage: Handler = async (visit) => {
  const invitation = await invitationOf(visit)
  return invitation ? show(visit, invitation, []) : gone(visit)
}

export const invitationAction: Handler = async (visit) => {
  const invitation = await invitationOf(visit)
  if (!invitation) return gone(visit)
  const proof = await proofOf(
    visit,
    [invitation.name, invitation.municipality, invitation.institution ?? ''],
    invitation.renews,
  )
  if ('length' in proof) return show(visit, invitation, proof)
  const join = invitation.renews ? renew : accept
  const joined = await join(officeOf(visit).db, keysOf(visit), visit.params.token ?? '', proof, visit.now)
  if (joined.ok) return welcomed(visit, proof.account, joined, firstPage(invitation))
  if (joined.error === 'gone') return gone(visit)
  return show(visit, invitation, [{ field: 'login', says: signInText(visit.lang).join.loginTaken }])
}

function show(visit: Visit, invitation: Invitation, faults: readonly FieldFault[]): Answer {
  const { lang, path } = visit
  const t = signInText(lang).join
  const { name, role, institution, municipality } = invitation
  const title = invitation.renews ? t.renewTitle : t.invitedTitle
  return page({
    title,
    ...(faults.length > 0 && { status: 422 as const }),
    scripts: ['passkey'],
    secret: path,
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{title}</h1>
        <p class="lead">{t.invited(name, role, institution ?? municipality)}</p>
        <form class="case-form" method="post" action={href(lang, path)} noValidate>
          <JoinFields visit={visit} faults={faults} renews={invitation.renews} />
        </form>
      </>
    ),
  })
}

function gone({ lang, path }: Visit): Answer {
  const t = signInText(lang)
  return page({
    title: t.join.gone,
    status: 422,
    secret: path,
    body: (
      <>
        <h1>{t.join.gone}</h1>
        <p class="lead">{t.join.goneSays}</p>
        <p>
          <a href={href(lang, '/log-ind')}>{t.title}</a>
        </p>
      </>
    ),
  })
}
