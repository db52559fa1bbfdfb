import type { By } from '#core/case/events.ts'
import { LIMITS } from '#core/case/limits.ts'
import type { Task } from '#core/case/state.ts'
import type { AccountId } from '#core/id.ts'
import { sayDue, sayMoment } from '#text/format.ts'
import { caseText, taskText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page, problem } from '../answer.ts'
import { Field, Select, TextArea } from '../ui/field.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { afterDoing } from './addresses.ts'
import { attemptAt, fieldsOf, missing, notDay, readDay } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import { colleaguesOf, toOptions } from './colleagues-of.ts'
import type { Desk } from './desk.ts'
import { sayBy } from './names.ts'
import { ReasonForm } from './reason-form.tsx'

/** Who can be given something to do: those on the case, and the leadership. */
async function workers(desk: Desk): Promise<By[]> {
  const { state } = desk
  const leaders = (await colleaguesOf(desk)).filter((by) => by.function === 'leader')
  const on = new Set(state.members.map(({ account }) => account))
  return [...state.members, ...leaders.filter(({ account }) => !on.has(account))]
}

/** *Opgaver*: what has been agreed beyond the plan. */
export const tasksPage: CasePage = async (desk, attempt) => {
  const { lang, state, to, may, actor } = desk
  const t = taskText(lang)
  const sent = attemptAt(attempt, 'task', state)
  const field = fieldsOf(sent)
  const [open, done] = [state.tasks.filter((task) => !task.done), state.tasks.filter((task) => task.done)]
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.title}</h1>
        <p class="lead">{state.tasks.length === 0 ? t.none : t.lead}</p>
        <Tasks desk={desk} tasks={open} />
        {state.status === 'open' && may('set-task') && (
          <section aria-labelledby="add-task">
            <h2 id="add-task">{t.add}</h2>
            <CaseForm lang={lang} action={to.tasks} attempt={sent} button={t.save}>
              <Field lang={lang} {...field('what')} label={t.what} />
              <Select
                lang={lang}
                {...field('account', actor.account)}
                label={t.owner}
                options={toOptions(await workers(desk), lang)}
                fault={field('account').fault ?? field('owner').fault}
              />
              <Field lang={lang} {...field('on')} type="date" label={t.on} />
            </CaseForm>
          </section>
        )}
        {done.length > 0 && (
          <section aria-labelledby="done-tasks">
            <h2 id="done-tasks">{t.done}</h2>
            <Tasks desk={desk} tasks={done} />
          </section>
        )}
      </Subpage>
    ),
  })
}

function Tasks({ desk, tasks }: { readonly desk: Desk; readonly tasks: readonly Task[] }) {
  const { lang, to, today } = desk
  return (
    <ul class="clocks">
      {tasks.map((task) => (
        <li key={task.id} class={!task.done && task.on < today ? 'clock clock-over' : 'clock'}>
          <p class="clock-title">
            <a href={href(lang, to.task(task.id))}>{task.what}</a>
          </p>
          <TaskStanding desk={desk} task={task} />
        </li>
      ))}
    </ul>
  )
}

function TaskStanding({ desk: { lang, today, at }, task }: { readonly desk: Desk; readonly task: Task }) {
  const t = taskText(lang)
  return (
    <p>
      {task.done
        ? t.doneBy(sayBy(task.done.by, lang), sayMoment(task.done.at, at, lang))
        : t.line(sayBy(task.owner, lang), sayDue(task.on, today, lang))}
    </p>
  )
}

const taskOf = ({ state, visit }: Desk) => state.tasks.find(({ id }) => id === visit.params.task)

/** One task: done, or given to another. */
export const taskPage: CasePage = async (desk, attempt) => {
  const task = taskOf(desk)
  if (!task) return problem(404)
  const { lang, state, to, may } = desk
  const t = taskText(lang)
  const [finish, give] = [attemptAt(attempt, 'finish', state), attemptAt(attempt, 'give', state)]
  const given = fieldsOf(give)
  const others = (await workers(desk)).filter(({ account }) => account !== task.owner.account)
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <p class="case-back">
          <a href={href(lang, to.tasks)}>{t.toAll}</a>
        </p>
        <h1>{task.what}</h1>
        <TaskStanding desk={desk} task={task} />
        {!task.done && may('finish-task') && (
          <>
            <CaseForm lang={lang} action={to.task(task.id)} attempt={finish} button={t.doFinish}>
              <TextArea
                lang={lang}
                {...fieldsOf(finish)('note')}
                label={t.note}
                optional
                rows={3}
                maxLength={LIMITS.text}
              />
            </CaseForm>
            <ReasonForm
              lang={lang}
              action={to.task(task.id)}
              attempt={give}
              title={t.give}
              button={t.doGive}
              label={t.reason}
            >
              <Select
                lang={lang}
                {...given('account')}
                label={t.to}
                options={toOptions(others, lang)}
                fault={given('account').fault ?? given('to').fault}
              />
            </ReasonForm>
          </>
        )}
      </Subpage>
    ),
  })
}

export const readTask: ReadForm = (typed, { to, lang }) => {
  const [what = '', account = ''] = [typed.get('task-what') ?? '', typed.get('task-account') ?? '']
  const on = readDay(typed.get('task-on'))
  if (what.trim() === '') return missing('task-what', 'what', lang)
  if (account === '') return missing('task-account', 'owner', lang)
  if (on === null) return notDay('task-on', lang)
  if (!on) return missing('task-on', 'on', lang)
  return {
    request: { type: 'set-task', what, account: account as AccountId, on },
    next: afterDoing(to.tasks, 'task'),
  }
}

export const readOneTask: ReadForm = (typed, desk, form) => {
  const task = taskOf(desk)
  if (!task) return { instead: problem(404) }
  const { to } = desk
  if (form === 'give')
    return {
      request: {
        type: 'give-task',
        task: task.id,
        account: (typed.get('give-account') ?? '') as AccountId,
        reason: typed.get('give-reason') ?? '',
      },
      next: afterDoing(to.tasks, 'task'),
    }
  return {
    request: { type: 'finish-task', task: task.id, note: typed.get('finish-note') ?? '' },
    next: afterDoing(to.tasks, 'task-done'),
  }
}
