import { agreements } from './agreements.js'
import { catalog } from './catalog.js'
import { consents } from './consents.js'
import { dossiers } from './dossiers.js'
import { exchange } from './exchange.js'
import { fees } from './fee-commands.js'
import { formFlags } from './form-flags.js'
import { forms } from './forms.js'
import { identity } from './identity.js'
import type { Ask, Facts, State } from './message.js'
import { ministries } from './ministries.js'
import { personAccesses } from './person-accesses.js'
import { readiness } from './readiness.js'
import { registryFigures } from './registry-figures.js'
import { registries } from './registry.js'

/** One declared message, of any kind. */
export type Contract = Ask<object, object> | Facts<object> | State<object>

/** Every message there is: what the pages of the reference and the broker's access list are made of. */
export const contracts: readonly Contract[] = [
  ...Object.values(catalog),
  ...Object.values(forms),
  ...Object.values(formFlags),
  ...Object.values(agreements),
  ...Object.values(fees),
  ...Object.values(ministries),
  ...Object.values(readiness),
  ...Object.values(exchange),
  ...Object.values(registryFigures),
  ...Object.values(dossiers),
  ...Object.values(consents),
  ...Object.values(personAccesses),
  ...Object.values(identity),
  ...Object.values(registries).flatMap((registry) => Object.values(registry) as Contract[]),
]
