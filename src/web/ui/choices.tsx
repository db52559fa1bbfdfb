import type { ComponentChildren } from 'preact'
import type { Lang } from '#text/lang.ts'
import { describedBy, FieldNotes } from './field.tsx'

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string | undefined }

type Props = {
  readonly lang: Lang
  readonly name: string
  readonly legend: ComponentChildren
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
}

/** One answer of several. */
export const Radios = (props: Props) => <Choices {...props} type="radio" />

/** Any number of answers. */
export const Checkboxes = (props: Props) => <Choices {...props} type="checkbox" />

function Choices({ choices, chosen, type, ...group }: Props & { type: 'radio' | 'checkbox' }) {
  const { name } = group
  return (
    <Group {...group}>
      {choices.map((choice, index) => {
        // The first carries the group's own name, so that an error summary can lead to it.
        const id = index === 0 ? name : `${name}-${choice.value}`
        return (
          <div key={choice.value} class={`form-group-${type}`}>
            <input
              class={`form-${type}`}
              type={type}
              id={id}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              aria-describedby={choice.hint ? `${id}-hint` : undefined}
            />
            <label htmlFor={id}>{choice.label}</label>
            {choice.hint && (
              <span class="form-hint" id={`${id}-hint`}>
                {choice.hint}
              </span>
            )}
          </div>
        )
      })}
    </Group>
  )
}

export type GroupProps = Omit<Props, 'choices' | 'chosen'>

/** Fields that answer one question together: what is asked, what to know, what is wrong. */
export function Group({ lang, name, legend, hint, fault, children }: GroupProps & { children: ComponentChildren }) {
  return (
    <div class={fault ? 'form-group form-error' : 'form-group'}>
      <fieldset aria-describedby={describedBy({ id: name, hint, fault })}>
        <legend class="form-label">{legend}</legend>
        <FieldNotes lang={lang} id={name} hint={hint} fault={fault} />
        {children}
      </fieldset>
    </div>
  )
}
