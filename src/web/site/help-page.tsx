import { helpText } from '#text/index.ts'
import { page } from '../answer.ts'
import type { Visit } from '../visit.ts'

export function helpPage({ lang }: Visit) {
  const t = helpText(lang)
  return page({ title: t.title, body: <h1>{t.title}</h1> })
}
