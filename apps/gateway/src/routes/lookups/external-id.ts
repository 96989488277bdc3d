import { v5 as uuidv5 } from 'uuid'

/** The name space (RFC 9562) of the ids of dossiers of other systems. */
const space = '5f0b1c2e-7d64-4d0e-9a57-6f1f2f3c9b10'

/** The id an external dossier has because of its code, so that a token can be issued for it before it is read. */
export function externalDossierId(code: string): string {
  return uuidv5(code, space)
}
