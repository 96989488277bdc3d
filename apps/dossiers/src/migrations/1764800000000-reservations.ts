import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addReservations, dropReservations } from '#platform'

/** Two requests with one idempotency key at the same moment are told apart. */
export class Reservations1764800000000 implements MigrationInterface {
  readonly name = 'Reservations1764800000000'

  up(runner: QueryRunner): Promise<void> {
    return addReservations(runner)
  }

  down(runner: QueryRunner): Promise<void> {
    return dropReservations(runner)
  }
}
