import type { ComponentChildren } from 'preact'
import type { Contact } from '#core/card/card.ts'
import { siteText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import type { Assets } from '../assets.ts'
import type { Visitor } from '../visit.ts'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

type PageProps = {
  readonly lang: Lang
  /** Danish address of this page. */
  readonly path: string
  readonly query: string
  readonly title: string
  readonly assets: Assets
  readonly scripts: readonly string[]
  readonly preload: readonly string[]
  readonly wide: boolean
  readonly visitor: Visitor | null
  /** What was posted to get here, so that the page can be had again in the other language. */
  readonly posted: readonly (readonly [string, string])[] | null
  readonly contacts: readonly Contact[]
  readonly children: ComponentChildren
}

/** The frame of every page. */
export function Page(props: PageProps) {
  const { lang, path, assets, scripts, preload, visitor } = props
  const t = siteText(lang)
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <title>{t.titled(props.title)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={t.description} />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbfaf8" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#15191c" media="(prefers-color-scheme: dark)" />
        <link rel="stylesheet" href={assets.style('main')} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-192.png" />
        <link rel="manifest" href={href(lang, '/manifest.webmanifest')} />
        {preload.map((address) => (
          <link key={address} rel="preload" as="fetch" href={address} crossorigin="anonymous" />
        ))}
        {['site', ...scripts].map((name) => (
          <script key={name} type="module" src={assets.script(name)} />
        ))}
        {scripts.flatMap(assets.preloads).map((address) => (
          <link key={address} rel="modulepreload" href={address} />
        ))}
      </head>
      <body class={visitor?.exercise ? 'exercise' : undefined}>
        <a class="skipnav" href="#main-content">
          {t.skip}
        </a>
        <SiteHeader lang={lang} path={path} query={props.query} posted={props.posted} visitor={visitor} />
        <main id="main-content" class={props.wide ? 'page wide' : 'page'} tabIndex={-1}>
          {props.children}
        </main>
        <SiteFooter lang={lang} contacts={props.contacts} />
      </body>
    </html>
  )
}
