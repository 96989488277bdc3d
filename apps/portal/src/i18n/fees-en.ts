import type { feesVi } from './fees-vi'

/** The words about fees, and about the parts of a journey, in English. */
export const feesEn: typeof feesVi = {
  fees: {
    per: { dossier: 'a dossier', copy: 'a copy', page: 'a page', person: 'a person' },
    channels: { online: 'online', counter: 'at the counter' },
    handIn: 'Hand in',
    setLocally: 'set by the people’s council of the province',
    freeInTime: 'No fee in time',
    lateOnly: 'none in time; for those who are late set by the people’s council of the province',
    local: 'Where you hand it in',
    localLate: 'For those who are late, where you hand it in',
    province: 'Province or city',
    choose: 'Choose where you hand it in',
    yourOffice: (name) => `Your dossiers go to: ${name}.`,
    sample: 'sample',
    notEntered: 'not entered yet',
    since: (day) => `From ${day}.`,
  },
  parts: {
    heading: 'Procedures in this dossier',
    statuses: { waiting: 'Not begun', inProgress: 'In progress', completed: 'Completed' },
    late: (days) => (days ? `Overdue by ${days} ${days === 1 ? 'day' : 'days'}` : 'Overdue today'),
    waitsFor: (names) => `Waits for: ${names}.`,
    open: (count) => `${count} ${count === 1 ? 'part' : 'parts'} left`,
    inferred: '(sample order)',
    completed: (day, who) => (who ? `Completed on ${day} by ${who}.` : `Completed on ${day}.`),
    complete: 'Complete this part',
    completePart: (name) => `Complete: ${name}`,
    cancel: 'Cancel',
    done: (name) => `Recorded: ${name} is completed.`,
    byPart: 'This dossier is completed once all its parts are.',
  },
}
