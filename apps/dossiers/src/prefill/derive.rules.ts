import type { Binding, Certainty, FieldSource, FormDocument, Quality, SnapshotField } from '#contracts'
import { isDerivingRule, type DerivingRuleName } from '#forms'
import { ageOn, hasReached } from '#vietnam'

/** A value an input of a derivation has: known, known not to apply (nobody, nothing), or not known yet. */
type Input = { known: true; value: unknown } | { known: false }

interface Derivation {
  values: Map<string, Input>
  setting: ReadSetting
}

/** The setting of a key in force today. */
type ReadSetting = (key: string) => { value: unknown; certainty: Certainty } | undefined

type Rule = (inputs: unknown[], setting: unknown) => unknown

interface IncomeCaps {
  single: number
  singleWithMinor: number
  couple: number
}

/** What a household member's record says of age and kinship. */
interface Member {
  relation?: string
  birthDate?: string
}

/**
 * The rules a form can derive with. Inputs come in the order of the binding's `from`; `null` stands for what is known
 * not to exist. A rule returns undefined where its inputs or its setting allow no answer, also where they are of another kind
 * than it is made for, and null where there is nothing to say.
 */
export function rules(today: string): Record<DerivingRuleName, Rule> {
  return {
    /** Income of all given persons in a year, by month, in whole đồng. */
    monthlyIncome: (incomes) => Math.round(sum(incomes) / 12),
    /** Whether a monthly income is within the cap for the marital status and a minor child. */
    incomeWithinCap: ([income, maritalStatus, members], caps) => {
      if (!Array.isArray(members) || !areNumbers(caps, 'single', 'singleWithMinor', 'couple')) return undefined
      const { single, singleWithMinor, couple } = caps as IncomeCaps
      const minor = (members as Member[]).some(
        (member) => member.relation === 'child' && mayBeMinor(member.birthDate, today),
      )
      const cap = maritalStatus === 'married' ? couple : minor ? singleWithMinor : single
      return Number(income) <= cap
    },
    /** Age in full years; open where a partial birth date leaves it open. */
    ageInYears: ([birthDate]) => ageOn(String(birthDate), today),
    /** Whether an age entitles to the social pension, for everyone or for poor households. */
    pensionAge: ([birthDate], ages) => {
      if (!areNumbers(ages, 'general', 'poor')) return undefined
      const { general, poor } = ages as { general: number; poor: number }
      const [old, oldIfPoor] = [general, poor].map((age) => hasReached(age, String(birthDate), today))
      if (old) return 'byAge'
      if (oldIfPoor === false) return 'notYet'
      return old === false && oldIfPoor ? 'ifPoor' : undefined
    },
    /** Floor area in m² for each person: the applicant and everyone counted with them. */
    areaPerHead: (inputs) => {
      const people = inputs.at(-1)
      const heads = Array.isArray(people) ? people.length + 1 : Number(people)
      const areas = inputs.slice(0, -1).filter((area) => typeof area === 'number')
      if (areas.length === 0) return null
      if (heads <= 0) return undefined
      return Math.round((Math.max(0, ...areas) / heads) * 100) / 100
    },
    /** No home at all, or less than the threshold for each person. */
    homeCondition: (inputs, threshold) => {
      if (!areNumbers(threshold, 'squareMetres')) return undefined
      const owned = inputs.slice(0, -1).some((value) => value === true)
      const { squareMetres } = threshold as { squareMetres: number }
      return !owned || Number(inputs.at(-1)) < squareMetres
    },
  }
}

/**
 * The derived fields of a form, computed from provided values only; one whose inputs are not all known is left out. Its
 * source is that of its oldest input; what is worked out by a limit is as sure as that limit.
 */
export function derivedFields(
  form: FormDocument,
  provided: readonly SnapshotField[],
  setting: ReadSetting,
  today: string,
): SnapshotField[] {
  const fields = new Map(provided.map((field) => [field.path, field]))
  const derivation: Derivation = { values: new Map(), setting }
  const order = form.layout.pages.flatMap(({ sections }) => sections.flatMap((section) => section.fields))
  return order.flatMap(({ path }) => {
    const binding = form.bindings[path]
    if (binding?.mode !== 'derive' || !binding.from || !binding.rule) return []
    const inputs = binding.from.map((from) => derivation.values.get(from) ?? inputOf(from, fields, form))
    const { name, setting: of } = binding.rule
    const limit = of === undefined ? undefined : setting(of)
    const isComputable = isDerivingRule(name) && inputs.every((input) => input.known)
    const given = inputs.map((input) => (input.known ? input.value : undefined))
    const value = isComputable ? rules(today)[name](given, limit?.value) : undefined
    derivation.values.set(path, value === undefined ? { known: false } : { known: true, value })
    if (value === undefined || value === null) return []
    const field = derivedField(path, binding, value, [...fields.values()])
    if (!field) return []
    const told = limit ? { ...field, certainty: limit.certainty } : field
    fields.set(path, told)
    return [told]
  })
}

function derivedField(
  path: string,
  binding: Binding,
  value: unknown,
  fields: readonly SnapshotField[],
): SnapshotField | undefined {
  const from = binding.from ?? []
  const provided = fields.filter(({ status }) => status === 'provided')
  const inputs = from.flatMap((input) =>
    provided.filter((field) => field.path === input || field.path.startsWith(`${input}/`)),
  )
  const oldest = inputs
    .map(({ source }) => source)
    .filter((source): source is FieldSource => source !== undefined)
    .sort((left, right) => left.recordDate.localeCompare(right.recordDate))[0]
  if (!oldest) return undefined
  return {
    path,
    status: 'provided',
    value,
    quality: worst(inputs.map(({ quality }) => quality ?? 'verified')),
    source: oldest,
    derivedFrom: [...new Set(inputs.map((input) => input.path))],
    editable: false,
  }
}

/** A path that is listed and provided is known; one the form binds but the snapshot leaves out does not apply. */
function inputOf(path: string, fields: Map<string, SnapshotField>, form: FormDocument): Input {
  const own = fields.get(path)
  if (own) return own.status === 'provided' ? { known: true, value: own.value ?? null } : { known: false }
  const isList = Object.keys(form.bindings).some((bound) => bound.startsWith(`${path}/*`))
  if (isList) return { known: true, value: listAt(path, fields) }
  if (form.bindings[path]?.mode !== 'registry') return { known: false }
  const waitsForChoice = [...fields.values()].some(
    (field) => field.status === 'ask' && field.choices && parentOf(field.path) === parentOf(path),
  )
  return waitsForChoice ? { known: false } : { known: true, value: null }
}

function listAt(path: string, fields: Map<string, SnapshotField>): object[] {
  const items: Record<string, unknown>[] = []
  for (const field of fields.values()) {
    if (!field.path.startsWith(`${path}/`)) continue
    const [index, name] = field.path.slice(path.length + 1).split('/')
    const item = (items[Number(index)] ??= {})
    if (name) item[name] = field.value
  }
  return items
}

/** Whether a setting has a number under each of these names. */
function areNumbers(setting: unknown, ...names: string[]): boolean {
  const values: Record<string, unknown> = typeof setting === 'object' && setting !== null ? { ...setting } : {}
  return names.every((name) => typeof values[name] === 'number')
}

const order: readonly Quality[] = ['disputed', 'stale', 'unverified', 'verified']

function worst(qualities: readonly Quality[]): Quality {
  return order.find((quality) => qualities.includes(quality)) ?? 'verified'
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

function sum(values: readonly unknown[]): number {
  return values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0)
}

/** A birth date that does not settle it counts in favour of the applicant. */
function mayBeMinor(birthDate: string | undefined, today: string): boolean {
  return birthDate !== undefined && hasReached(18, birthDate, today) !== true
}
