import { attachmentsEn } from './attachments.words'
import { clockEn } from './clock.words'
import { actingEn } from './acting.words'
import { feesEn } from './fees.words'
import { formEn } from './form.words'
import { ministryEn } from './ministry.words'
import { officialsEn } from './officials.words'
import { peopleEn } from './people.words'
import { registryNamesIn } from './registries'
import { staysEn } from './stays.words'
import type { Messages } from './vi'

/** The words of the portal in English. */
export const en: Messages = {
  app: {
    skip: 'Skip to main content',
    demo: 'Test environment',
    demoText: 'No person and no record here is real.',
    otherLanguage: 'Tiếng Việt',
    nav: 'Main',
    procedures: 'Procedures',
    dossiers: 'Dossiers',
    workList: 'Work list',
    measures: 'Measures',
    counter: 'Counter',
    signIn: 'Sign in',
    signOut: 'Sign out',
    dark: 'Dark theme',
    light: 'Light theme',
    loading: 'Loading…',
    retry: 'Try again',
    back: 'Back to procedures',
    yes: 'Yes',
    no: 'No',
    notFound: 'There is no such page',
    notFoundText: 'The address may have changed. Look for the procedure on the first page.',
  },
  problems: {
    offline: 'No connection yet',
    offlineText: 'Your device or the portal is offline. What you typed is still on this page.',
    notFound: 'Not found',
    notFoundText: 'This dossier or procedure does not exist, or you may not see it.',
    unavailable: 'The system is not answering for now',
    unavailableText: 'This is not your fault. Try again in a few minutes.',
    forbidden: 'Your role may not do this',
    forbiddenText: 'Sign in with another role and try again.',
    signIn: 'You need to sign in',
    signInFirst: 'This page is there once you have signed in. You come back to it afterwards.',
    signInText: 'Your session has ended. What was saved is still there.',
    other: 'This could not be done',
  },
  registries: { ...registryNamesIn('en'), other: 'The database' },
  home: {
    meter: (known, total) => `${known}/${total} facts already known`,
    meterLabel: (known, total) => `${known} of ${total} facts already known`,
    questions: (asked) =>
      asked ? `You answer ${asked} ${asked === 1 ? 'question' : 'questions'}.` : 'You fill in nothing.',
  },
  mine: {
    due: (day) => `Result by ${day}.`,
    all: 'See all dossiers',
    continue: 'Continue',
    noCode: 'No dossier code yet',
    openedOn: (day) => `opened on ${day}`,
    more: 'Show more dossiers',
  },
  procedure: {
    deadline: 'Result',
    fee: 'Fee',
    noFee: 'No fee',
    feeVaries: 'Fee set by the province',
    sameDay: 'on the same day',
    within: (amount, unit) => `within ${amount} ${amount === 1 ? unit.replace(/s$/, '') : unit}`,
    units: { days: 'days', workingDays: 'working days', hours: 'hours', months: 'months' },
    handlers: {
      commune: 'People’s Committee',
      province: 'Province office',
      police: 'Commune or ward police',
      ministry: 'Ministry',
    },
  },
  status: {
    draft: 'Draft',
    submitted: 'New',
    accepted: 'Accepted',
    rejected: 'Not accepted',
    inProgress: 'In progress',
    supplementRequested: 'More information asked',
    paymentRequested: 'Payment asked',
    withdrawn: 'Withdrawn',
    stopped: 'Stopped',
    completed: 'Completed',
    returned: 'Result returned',
  },
  quality: { verified: 'verified', unverified: 'not verified', disputed: 'under review', stale: 'earlier answer' },
  ...formEn,
  ...officialsEn,
  ...peopleEn,
  ...actingEn,
  ...feesEn,
  ...attachmentsEn,
  ...clockEn,
  ...ministryEn,
  ...staysEn,
}
