/** A form as it stands in a page's HTML, as our own components write it. */
export type Form = { readonly action: string; readonly fields: readonly Field[] }
export type Field = {
  readonly name: string
  readonly kind: 'typed' | 'chosen' | 'kept'
  /** What can be sent: the options of a choice, the value of a hidden field. */
  readonly values: readonly string[]
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? plain(found[1] ?? '') : undefined
}

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** Every form of a page that is posted. */
export const formsOn = (html: string): Form[] =>
  [...html.matchAll(/(<form\s[^>]*>)([\s\S]*?)<\/form>/g)].flatMap(([, tag = '', inside = '']) =>
    attribute(tag, 'method') === 'post' ? [{ action: attribute(tag, 'action') ?? '', fields: fieldsIn(inside) }] : [],
  )

function fieldsIn(inside: string): Field[] {
  const fields = new Map<string, Field>()
  const add = (name: string | undefined, kind: Field['kind'], values: readonly string[]) => {
    if (name) fields.set(name, { name, kind, values: [...(fields.get(name)?.values ?? []), ...values] })
  }
  for (const [tag] of inside.matchAll(/<(?:input|textarea|button)\s[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? 'text'
    const value = attribute(tag, 'value') ?? ''
    if (tag.startsWith('<textarea')) add(attribute(tag, 'name'), 'typed', [])
    else if (['radio', 'checkbox'].includes(type)) add(attribute(tag, 'name'), 'chosen', [value])
    else if (['hidden', 'submit'].includes(type)) add(attribute(tag, 'name'), 'kept', [value])
    else add(attribute(tag, 'name'), 'typed', [])
  }
  for (const [, tag = '', options = ''] of inside.matchAll(/(<select\s[^>]*>)([\s\S]*?)<\/select>/g)) {
    const values = [...options.matchAll(/<option\s[^>]*>/g)].map(([option]) => attribute(option, 'value') ?? '')
    add(
      attribute(tag, 'name'),
      'chosen',
      values.filter((value) => value !== ''),
    )
  }
  return [...fields.values()]
}

/** Where a page leads within the site. */
export const linksOn = (html: string): string[] =>
  [...html.matchAll(/<a\s[^>]*href="(\/[^"#?]*)/g)].map(([, link = '']) => plain(link))
