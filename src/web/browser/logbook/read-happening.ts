import { type Happening, LIMITS, type Someone, type When } from '#core/logbook/entry.ts'
import { err, ok, type Result } from '#core/result.ts'
import { instantAt, type LocalDate, parseDate } from '#core/time.ts'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { FieldFault } from '../../ui/error-summary.tsx'
import { textIn } from './form.tsx'

const LONG = ['what', 'found', 'witnesses', 'done', 'felt'] as const
const LINES = ['platform', 'group', 'profile', 'elsewhere'] as const

/** What stands in a form that is not finished. */
export function asFarAsWritten(typed: FormData, lang: Lang): Happening {
  const when = readWhen(typed, lang)
  const text = (name: string) => String(typed.get(name) ?? '')
  return {
    when: when.ok ? when.value : { type: 'unknown' },
    what: text('what'),
    who: readWho(typed).filter(isSomebody),
    where: {
      platform: text('platform'),
      group: text('group'),
      profile: text('profile'),
      address: text('address'),
      elsewhere: text('elsewhere'),
    },
    found: text('found'),
    witnesses: text('witnesses'),
    done: text('done'),
    felt: text('felt'),
  }
}

/** What a form tells of something that happened, or what is wrong with it, field by field. */
export function readHappening(typed: FormData, lang: Lang): Result<Happening, readonly FieldFault[]> {
  const t = logbookText(lang)
  const faults: FieldFault[] = []
  const text = (name: string, most: number) => {
    const given = textIn(typed, name)
    if (given.length > most) faults.push({ field: name, says: t.tooLong(most) })
    return given
  }
  const [what = '', found = '', witnesses = '', done = '', felt = ''] = LONG.map((name) => text(name, LIMITS.text))
  const [platform = '', group = '', profile = '', elsewhere = ''] = LINES.map((name) => text(name, LIMITS.line))
  const address = text('address', LIMITS.address)
  if (what === '') faults.push({ field: 'what', says: t.whatMissing })
  const when = readWhen(typed, lang)
  if (!when.ok) faults.push(when.error)
  const who = readWho(typed)
  for (const [index, one] of who.entries())
    for (const [field, line] of Object.entries(one))
      if (line.length > LIMITS.line) faults.push({ field: `who-${field}-${index}`, says: t.tooLong(LIMITS.line) })
  if (faults.length > 0 || !when.ok) return err(faults)
  return ok({
    when: when.value,
    what,
    who: who.filter(isSomebody),
    where: { platform, group, profile, address, elsewhere },
    found,
    witnesses,
    done,
    felt,
  })
}

/** What is wrong with why something is corrected, if anything. */
export function faultsOfWhy(why: string, lang: Lang): readonly FieldFault[] {
  const t = logbookText(lang)
  if (why === '') return [{ field: 'why', says: t.whyMissing }]
  return why.length > LIMITS.text ? [{ field: 'why', says: t.tooLong(LIMITS.text) }] : []
}

function readWhen(typed: FormData, lang: Lang): Result<When, FieldFault> {
  const t = logbookText(lang)
  const [day, time, until] = ['day', 'time', 'until'].map((name) => textIn(typed, name))
  const about = typed.get('about') !== null
  if (!day) return time || until ? err({ field: 'day', says: t.timeNeedsDay }) : ok({ type: 'unknown' })
  const on = parseDate(day)
  if (!on) return err({ field: 'day', says: t.dayWrong })
  if (until) {
    const to = parseDate(until)
    if (!to || to < on) return err({ field: 'until', says: t.untilWrong })
    if (to > on) return ok({ type: 'period', from: on, to })
  }
  return ok(atTime(on, time ?? '', about))
}

function atTime(on: LocalDate, time: string, about: boolean): When {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? []
  if (hours === undefined) return about ? { type: 'about', at: on } : { type: 'day', on }
  const at = instantAt(on, Number(hours), Number(minutes))
  return { type: about ? 'about' : 'exact', at }
}

/** Row by row, also those that are left empty. */
function readWho(typed: FormData): readonly Someone[] {
  const [names = [], usernames = [], telephones = []] = ['name', 'username', 'telephone'].map((field) =>
    typed.getAll(`who-${field}`).map((text) => String(text).trim()),
  )
  return names
    .slice(0, LIMITS.someones)
    .map((name, index) => ({ name, username: usernames[index] ?? '', telephone: telephones[index] ?? '' }))
}

const isSomebody = (one: Someone): boolean => Object.values(one).some(Boolean)
