import { invitationOf } from '#core/case/decide-invitation.ts'
import { exactDate } from '#text/format.ts'
import { familyText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { CodePicture } from '../sign-in/code-picture.tsx'
import type { CasePage } from './acting.ts'
import { Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { NumberToType } from './number-to-type.tsx'

/** The letter that carries an invitation: the school, the site and a number, and nothing of anybody. */
export const familyLetter: CasePage = (desk, attempt) => {
  const { lang, state, today, visit } = desk
  const t = familyText(lang)
  const invitation = openInvitation(desk)
  if (!invitation || !desk.may('invite-family')) return problem(404)
  const address = `${visit.deps.origin}${href(lang, '/logbog')}`
  return page({
    title: t.letterTitle,
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <div class="family-letter">
          <h1>{t.letterTitle}</h1>
          <p class="lead">
            {t.letterTo}. {t.letterFrom(state.institution.name)}.
          </p>
          {t.letterSays.map((says) => (
            <p key={says}>{says}</p>
          ))}
          <ol>
            {t.letterSteps(address).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <NumberToType lang={lang} number={invitation.number} />
          <CodePicture text={address} label={t.picture} />
          <p>{t.letterUntil(exactDate(invitation.until, today, lang))}</p>
          <p>
            <strong>{t.letterNever}</strong>
          </p>
        </div>
        <p class="quiet quiet-link">{t.print}</p>
      </Subpage>
    ),
  })
}

/** The invitation an address names, as long as it can be handed out. */
function openInvitation({ state, visit, today }: Desk) {
  const found = invitationOf(state, visit.params.invitation ?? '')
  return found && !found.taken && !found.ended && found.until >= today ? found : null
}
