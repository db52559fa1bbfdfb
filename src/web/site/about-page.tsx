import { aboutText } from '#text/index.ts'
import { page } from '../answer.ts'
import type { Visit } from '../visit.ts'

export function aboutPage({ lang }: Visit) {
  const t = aboutText(lang)
  return page({ title: t.title, body: <h1>{t.title}</h1> })
}
