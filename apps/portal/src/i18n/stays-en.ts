import type { staysVi } from './stays-vi'

/** The words that keep somebody going, in English. */
export const staysEn: typeof staysVi = {
  office: {
    which: 'In which commune do you live?',
    why: 'It receives your dossier. Your account does not say today\u2019s commune; where yours was split, choose one of the new ones.',
    name: 'Name of the commune (an old name will do)',
    choose: 'Who receives the dossier',
    from: (old) => `formerly ${old}`,
    none: 'There is no commune of that name. Try another one.',
    missing: 'Choose the commune that receives the dossier.',
    receives: (name) => `Received by: ${name}`,
    open: 'Nobody receives the dossier yet.',
  },
  keeping: {
    offline: 'There is no connection. What you typed is kept on this computer and saved when the connection is back.',
    signedOut: 'You are signed out. What you typed is kept on this computer.',
    notSent: {
      offline:
        'There is no connection, so nothing was sent. What you typed is kept on this computer. Send it again later.',
      signedOut:
        'You are signed out, so nothing was sent. What you typed is kept on this computer. Sign in, then send again.',
    },
    signIn: 'Sign in again (in a new tab)',
    again: 'Try to save again',
    restored: 'What you typed last time and could not be saved is here again.',
    otherTab: 'This dossier is open in another tab of this browser too.',
    otherSaved: 'The other tab has just saved answers. Load the page again to see them.',
    reload: 'Load again',
    signedIn: 'You are signed in',
    signedInText: 'Close this tab and go back to the form: what you typed is saved at once.',
  },
  disputedByOwner: 'Databases say different things about this. Its owner is looking into it; your dossier goes on.',
  seeDisputedByOwner: 'databases say different things, its owner is looking into it.',
  noPage: {
    auditor: 'Auditors have no page in the portal yet: use GET /v1/registries/{id}/usage and /quality.',
    operator: 'Operators see no dossiers. The state of the system is at GET /health/ready and in its metrics.',
    client: 'The account of another system uses the programming interface only, see /docs.',
    title: 'Your work is elsewhere',
  },
  dueFilter: {
    label: 'Due',
    any: 'Any day',
    overdue: (count) => `Overdue (${count})`,
    today: (count) => `Today (${count})`,
    week: (count) => `Within 7 days (${count})`,
  },
}
