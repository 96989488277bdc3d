import { IsIn, IsInt, IsOptional } from 'class-validator'
import { IsListOf } from '../language/shapes.js'
import { services } from '../messages/access.js'
import { command, Nothing, query, type Ask } from '../messages/message.js'
import { Taken } from '../registries/answers.js'
import { prefixOf } from '../registries/registries.js'
import { registryIds, type OwnRegistry } from '../services.js'

/** What the demo can make a registry do; `empty` means "no record" everywhere and no statement of completeness. */
export const outageModes = ['ok', 'down', 'slow', 'empty', 'wrongSignature'] as const

export type OutageMode = (typeof outageModes)[number]

/** A switched outage; `delayMs` applies to `slow` (default 1,000). */
export class Outage {
  @IsIn(outageModes) mode: OutageMode
  @IsOptional() @IsInt() delayMs?: number
}

/** The switch of one registry; handled with DEMO only. */
export interface OutageContract {
  readonly set: Ask<Outage, Taken>
  readonly get: Ask<Nothing, Outage>
}

/** The switch of each registry by its id. */
export const outages = Object.fromEntries(
  registryIds.map((id): [OwnRegistry, OutageContract] => [
    id,
    {
      set: command(`${prefixOf(id)}.setOutage.v1`, Outage, Taken, services('gateway'), { mayRepeat: true }),
      get: query(`${prefixOf(id)}.getOutage.v1`, Nothing, Outage, services('gateway')),
    },
  ]),
) as Record<OwnRegistry, OutageContract>

/** How a registry behaves. */
export class RegistryOutage extends Outage {
  @IsIn(registryIds) registry: OwnRegistry
}

/** `GET /demo/faults` */
export class OutageList {
  @IsListOf(() => RegistryOutage) items: RegistryOutage[]
}
