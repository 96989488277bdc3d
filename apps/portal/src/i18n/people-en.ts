import type { peopleVi } from './people-vi'

/** The words about people beside the applicant: consents and representatives, in English. */
export const peopleEn: typeof peopleVi = {
  consents: {
    heading: 'Waiting for your answer',
    lead: 'Somebody wants an office to look up facts about you for their dossier. Unless you consent, nobody does.',
    asks: (who, matter) => `${who} asks for your consent: ${matter}`,
    role: (role) => `In the dossier you are: ${role}.`,
    facts: (names) => `Will be looked up: ${names}.`,
    until: (day) => `Answer by ${day}.`,
    recorded: (official) => `Written down at the counter by ${official}.`,
    give: 'I consent',
    refuse: 'I do not consent',
    takeBack: 'Take my consent back',
    said: { given: 'Noted: you consent.', refused: 'Noted: you do not consent.' },
    states: {
      none: 'not asked yet',
      waiting: 'waiting for an answer',
      given: 'has consented',
      refused: 'does not consent',
      expired: 'expired',
    },
  },
  accesses: {
    heading: { mine: 'Officials who looked for you at a counter', office: 'Whom the office looked for at the counter' },
    lead: {
      mine: 'Each time an official opens a dossier for you, names you or looks for you is kept, also when the draft is gone.',
      office:
        'Each time an official opens a dossier, names or looks for somebody is kept, also when the draft is gone.',
    },
    kinds: {
      opened: 'opened a dossier',
      named: 'named in a dossier',
      notMatched: 'entered a number that does not fit name and birth date',
      lookedUp: 'looked up the databases',
      removed: 'removed a draft',
    },
  },
  people: {
    heading: 'Other people in the dossier',
    who: (role) => `${role}: who is it?`,
    fullName: 'Full name',
    number: 'Personal id (12 digits)',
    birthDate: 'Date of birth, for example 14/08/1988',
    name: 'Name this person',
    ask: 'Ask for consent',
    asked: 'Sent. The person sees the request after signing in.',
    attested: 'attested by an official',
    byLink: 'looked up by the link in the population database',
    open: 'Name this person, ask for consent',
  },
}
