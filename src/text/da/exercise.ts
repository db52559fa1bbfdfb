import type { AccountRole } from '#core/case/permit.ts'

export const exercise = {
  title: 'Prøv med øvelsessager',
  lead: 'Vælg, hvem du vil være. Du er inde med ét klik, uden konto.',
  be: {
    professional: 'Vær lærer',
    leader: 'Vær leder',
    ssp: 'Vær SSP-konsulent',
    administrator: 'Vær administrator',
    dpo: 'Vær databeskyttelsesrådgiver',
  } satisfies Record<AccountRole, string>,
  does: {
    professional: 'Åbner sager, afdækker, tager trin og foreslår beslutninger.',
    leader: 'Ser alle skolens sager, bekræfter beslutninger eller sender dem tilbage.',
    ssp: 'Giver sparring på de sager, en skole har spurgt om.',
    administrator: 'Ser ingen sager.',
    dpo: 'Ser, hvem der har set sagerne, men ikke hvad der står i dem.',
  } satisfies Record<AccountRole, string>,
  municipality: 'hele kommunen',
  others: 'Flere, du kan være',
  othersLead: 'Åbn en anden browser, og vær en kollega dér. Så kan I arbejde på samme sag.',
  meansTitle: 'Hvad er øvelse?',
  means: [
    'Alt er opdigtet: kommunen, skolerne, eleverne og sagerne.',
    'Alt virker som i en rigtig sag. Regler, frister og stopskilte er kortets egne.',
    'Skriv aldrig om rigtige elever her. Andre, der øver sig, kan læse det.',
    'Øvelsen er adskilt fra rigtige sager. Ordet Øvelse står øverst på alle sider.',
  ],
  carried: 'Dine svar fra guiden følger med. Vælg, hvem du åbner sagen som.',
  overTitle: 'Begynd forfra',
  over: 'Alle øvelsessager slettes for alle, der øver sig her, og de første sager kommer igen.',
  overButton: 'Slet øvelsessagerne og begynd forfra',
  overDone: 'Øvelsen er begyndt forfra.',
  off: 'Der er ingen øvelsessager her. De er slået fra på denne installation.',
  toGuide: 'Hvad gør jeg nu?',
}
