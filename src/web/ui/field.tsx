import type { ComponentChildren } from 'preact'
import { formText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'

export type Common = {
  readonly lang: Lang
  readonly name: string
  /** The element's own, where several have the name; else the name is the id too. */
  readonly id?: string | undefined
  readonly label: string
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  readonly value?: string | undefined
  readonly optional?: boolean
}

type FieldProps = Common & {
  readonly type?: 'text' | 'date' | 'time' | 'email' | 'tel' | 'password' | 'search'
  /** `numeric` for whole numbers: kinder than a number field. */
  readonly inputMode?: 'numeric' | 'text'
  readonly width?: 4 | 8 | 11 | 27
  /** Only for what is short by nature, an age or a code: the browser cuts what is pasted without a word. */
  readonly maxLength?: number
  readonly autocomplete?: 'off' | 'name' | 'username' | 'current-password' | 'new-password' | 'one-time-code'
  readonly suffix?: string
}

/** A label, what to know, what is wrong, and a line to write on. */
export function Field(props: FieldProps) {
  const { name, id = name, type, inputMode, width, maxLength, autocomplete = 'off', suffix, value } = props
  return (
    <Labelled {...props}>
      <input
        class={width ? `form-input input-char-${width}` : 'form-input'}
        id={id}
        name={name}
        {...typed(type)}
        value={value}
        inputMode={inputMode}
        maxLength={maxLength}
        autocomplete={autocomplete}
        {...described(props)}
      />
      {suffix && <span class="field-suffix"> {suffix}</span>}
    </Labelled>
  )
}

/** Characters from which on a text is long. */
const LONG = 5000

/**
 * `maxLength` never reaches the browser as an attribute, since it cuts what is pasted without a word; the server says
 * what is too long, and keeps it. Here it only makes room: a long text gets a taller box.
 */
export function TextArea(props: Common & { readonly rows?: number; readonly maxLength?: number }) {
  const { name, maxLength = 0, rows = maxLength > LONG ? 6 : 4, value } = props
  return (
    <Labelled {...props}>
      <textarea class="form-input" id={name} name={name} rows={rows} {...described(props)}>
        {value}
      </textarea>
    </Labelled>
  )
}

type Option = { readonly value: string; readonly label: string }

export function Select(props: Common & { readonly options: readonly Option[] }) {
  const { name, options, value } = props
  return (
    <Labelled {...props}>
      <select class="form-input form-select" id={name} name={name} {...described(props)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

// Preact's types tell inputs apart by their literal type; these all take the same attributes.
const typed = (type: FieldProps['type'] = 'text') => ({ type }) as { readonly type: 'text' }

type Notes = Pick<Common, 'lang' | 'hint' | 'fault'> & { readonly id: string }

export const describedBy = ({ id, hint, fault }: Omit<Notes, 'lang'>): string | undefined =>
  [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined

export const described = ({ name, id = name, hint, fault }: Common) => ({
  'aria-describedby': describedBy({ id, hint, fault }),
  'aria-invalid': fault ? true : undefined,
})

/** What to know of a field, and what is wrong with it. */
export const FieldNotes = ({ lang, id, hint, fault }: Notes) => (
  <>
    {hint && (
      <span class="form-hint" id={`${id}-hint`}>
        {hint}
      </span>
    )}
    {fault && (
      <span class="form-error-message" id={`${id}-fault`}>
        <span class="sr-only">{formText(lang).errorPrefix} </span>
        {fault}
      </span>
    )}
  </>
)

/** A label above whatever is filled in. */
export function Labelled(props: Common & { children: ComponentChildren }) {
  const { lang, name, id = name, label, hint, fault, optional, children } = props
  return (
    <div class={fault ? 'form-group form-error' : 'form-group'}>
      <label class="form-label" htmlFor={id}>
        {label}
        {optional && <span class="quiet"> ({formText(lang).optional})</span>}
      </label>
      <FieldNotes lang={lang} id={id} hint={hint} fault={fault} />
      {children}
    </div>
  )
}
