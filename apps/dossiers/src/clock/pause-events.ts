/** The events of a dossier's history ($1) that stop its clock and start it again, oldest first. */
export const pauseEvents = `
  select at, event from dossier_event
  where dossier_id = $1 and event in ('supplementRequested', 'supplemented')
  order by at, id`
