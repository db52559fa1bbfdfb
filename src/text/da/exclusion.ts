/** *Medarbejder som formodet krænker*: whoever it is may not know that there is a case. */
export const exclusion = {
  ask: 'Er den formodede krænker en, der arbejder her og har adgang?',
  hint: 'Vælg personen. Så lukkes sagen for personen, før noget gemmes: hverken sagen, eller at den findes, kan ses.',
  onlySuspect: 'Kun for en formodet krænker.',
  no: 'Nej, eller det ved jeg ikke',
  title: 'Adgang til sagen',
  shut: 'Luk sagen for personen',
  isOut: (name: string, when: string) => `${name} har ikke haft adgang siden ${when} og kan ikke se, at sagen findes.`,
  tellNobody: 'Sig det ikke til personen. Tal med skolens eller kommunens ledelse om, hvad der skal ske nu.',
  again: 'Giv personen adgang igen',
  againWhy: 'Hvorfor?',
  againHint: 'For eksempel: Vi valgte en anden med samme navn.',
  out: 'Må ikke kende til sagen',
  noLeader: 'Ingen leder her må kende til sagen.',
  addLeader: 'Sæt en leder fra en anden institution i kommunen på',
  leaderElsewhere: (name: string) => `${name}, leder på en anden institution`,
}
