import type { Contact } from '#core/card/card.ts'
import { siteText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { ContactLine } from './contact-line.tsx'

const AT_THE_FOOT = ['emergency-112', 'police-114', 'sletdet', 'boernetelefonen', 'foraeldretelefonen', 'ssp-local']

/** Whom to call, on every page, and what the site is. */
export function SiteFooter({ lang, contacts }: { readonly lang: Lang; readonly contacts: readonly Contact[] }) {
  const t = siteText(lang)
  const chosen = AT_THE_FOOT.flatMap((id) => contacts.find((contact) => contact.id === id) ?? [])
  return (
    <footer class="site-footer">
      <div class="site-footer-inner">
        {chosen.length > 0 && (
          <section aria-labelledby="call">
            <h2 id="call">{t.callNow}</h2>
            <ul class="contact-row">
              {chosen.map((contact) => (
                <li key={contact.id}>
                  <ContactLine contact={contact} lang={lang} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <ul class="footer-links">
          <li>
            <a href={href(lang, '/kort')}>{t.card}</a>
          </li>
          <li>
            <a href={href(lang, '/kort/guide')}>{t.guide}</a>
          </li>
          <li>
            <a href={href(lang, '/hjaelp')}>{t.help}</a>
          </li>
          <li>
            <a href={href(lang, '/kontrol')}>{t.check}</a>
          </li>
          <li>
            <a href={href(lang, '/om')}>{t.about}</a>
          </li>
          <li>
            <a href={href(lang, '/om#tilgaengelighed')}>{t.accessibility}</a>
          </li>
        </ul>
        <p>{t.footer}</p>
      </div>
    </footer>
  )
}
