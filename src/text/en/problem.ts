import type { problem as da } from '../da/problem.ts'

export const problem: typeof da = {
  home: 'Go to the front page',
  card: 'See the card',
  call: 'If it is urgent, call. The numbers are at the foot of the page.',
  400: { title: 'We could not read that', says: 'Go back and try again. Nothing has changed.' },
  403: { title: 'You do not have access to that', says: 'Ask your leader if you think this is a mistake.' },
  404: { title: 'There is no such page', says: 'The address may be mistyped, or the page has moved.' },
  413: { title: 'That was too much at once', says: 'Make it shorter. Nothing has changed.' },
  415: { title: 'Files cannot be sent here', says: 'Actioncard never accepts pictures or other files.' },
  500: { title: 'Something went wrong on our side', says: 'It is not your fault. Try again in a moment.' },
  503: {
    title: 'We will be right back',
    says: 'Cases cannot be reached just now. The card and the guide still work. Try again in a moment.',
  },
}
