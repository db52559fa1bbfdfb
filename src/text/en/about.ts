import type { about as da } from '../da/about.ts'

export const about: typeof da = {
  title: 'About Actioncard',
  lead: 'The municipality’s card for digital violations, made into something to work with.',
  what: 'What it is',
  whatSays: [
    'When a pupil has been violated digitally, the school has hours to do the right things in the right order. The card asks the concrete questions. It says what to do now and why, who must be involved, what not to do, and which time limits are running.',
    'People decide. The card works out no risk and gives no score. Each step says which answers and which rule it rests on.',
    'The content is guidance. The law is what holds. Where something is not verified, it says so.',
  ],
  privacy: 'Privacy',
  privacySays: [
    'The front page, the card and the guide need no account. They set no cookies, measure nothing and fetch nothing from other websites.',
    'The guide works the plan out in your own browser. The answers are not sent and not stored. Without JavaScript they travel with the form, are used to show the page, and are forgotten again.',
    'The pages can be read offline once you have visited them. The browser then keeps the pages themselves, never your answers.',
    'Actioncard never accepts pictures, video or other files.',
  ],
  accessibility: 'Accessibility',
  accessibilitySays: [
    'The pages are built to meet WCAG 2.2 at level AA. They can be used with keyboard, screen reader, magnification, high contrast and without JavaScript, and they can be printed.',
    'Every page is tested automatically before it comes into use. It has not yet been tried by people who use a screen reader every day.',
    'If you find something that does not work for you, tell the municipality or school that gave you the address. They must answer and find another way.',
  ],
  licence: 'Licence',
  licenceSays:
    'The program is free software under EUPL 1.2. Its look builds on the Danish Common Design System (MIT) and the typeface IBM Plex Sans (OFL 1.1).',
}
