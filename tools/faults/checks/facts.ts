import type { Check, Held } from './check.js'

const topic = 'dossiers.facts.v1'

/** The kind of fact each step of a dossier's history is announced by, and its place in the life of a dossier. */
const announced: Record<string, { kind: string; place: number }> = {
  submitted: { kind: 'submitted', place: 1 },
  accepted: { kind: 'acted', place: 2 },
  started: { kind: 'acted', place: 3 },
  completed: { kind: 'closed', place: 4 },
  resultReturned: { kind: 'closed', place: 5 },
  correctionOpened: { kind: 'correctionOpened', place: 0 },
}

interface Fact {
  id: string
  dossier: string
  partition: number
  kind: string
  at: string
}

/** Each step of each dossier is announced by one fact, in one partition, in the order in which it happened. */
export const factsInOrder: Check = async (held) => {
  const facts = Map.groupBy(await factsOnTheBroker(held), ({ dossier }) => dossier)
  const history = await held.system.rows<{ dossier_id: string; event: string; at: Date }>(
    'dossiers',
    'select dossier_id, event, at from dossier_event where event = any($1)',
    [Object.keys(announced)],
  )
  const steps = Map.groupBy(history, ({ dossier_id }) => dossier_id)
  const found: string[] = []
  for (const [dossier, own] of steps) {
    const told = facts.get(dossier) ?? []
    if (new Set(told.map(({ partition }) => partition)).size > 1)
      found.push(`The facts of ${dossier} are in two partitions.`)
    const left = [...own]
    const places: number[] = []
    for (const fact of told) {
      const index = left.findIndex(
        ({ event, at }) => announced[event]?.kind === fact.kind && at.toISOString() === fact.at,
      )
      const [step] = index < 0 ? [] : left.splice(index, 1)
      if (!step)
        found.push(`The fact ${fact.kind} of ${dossier} has no step of its own in the history (announced twice).`)
      else if (step.event !== 'correctionOpened') places.push(announced[step.event]?.place ?? 0)
    }
    for (const { event } of left) found.push(`Nobody announced that ${dossier} was ${event}.`)
    if (places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0)))
      found.push(`The facts of ${dossier} are out of order: ${told.map(({ kind }) => kind).join(', ')}.`)
  }
  return found
}

/** Each fact once, where it first appears; what is poison is left out. */
async function factsOnTheBroker({ rig, poison }: Held): Promise<Fact[]> {
  const places = new Set(
    poison.filter((each) => each.topic === topic).map(({ partition, offset }) => `${partition}/${offset}`),
  )
  const messages = await rig.broker((view) => view.read([topic]))
  const known = new Set<string>()
  return messages.flatMap(({ partition, offset, key, value, headers }) => {
    const id = String(headers['id'])
    if (places.has(`${partition}/${offset}`) || known.has(id)) return []
    known.add(id)
    const { kind, at } = JSON.parse(String(value)) as { kind: string; at: string }
    return [{ id, dossier: key, partition, kind, at }]
  })
}
