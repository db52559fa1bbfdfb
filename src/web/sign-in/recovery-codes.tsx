import { signInText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'

/** Shown once, to be written down. */
export function RecoveryCodes({ codes, lang }: { readonly codes: readonly string[]; readonly lang: Lang }) {
  const t = signInText(lang).codes
  return (
    <section class="recovery-codes" aria-labelledby="recovery">
      <h2 id="recovery">{t.title}</h2>
      <p>{t.says}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="only-script">
        <button class="button button-secondary" type="button" data-print>
          {t.print}
        </button>
      </p>
    </section>
  )
}
