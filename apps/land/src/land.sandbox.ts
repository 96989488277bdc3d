import { SandboxModule, completeTerritories, ownerKey, type CopiedTable, type Household } from '#sandbox'

/** What generated households become in the land database. */
export const landTables: readonly CopiedTable[] = [
  {
    name: 'complete_territory',
    columns: ['unit_code', 'complete_to'],
    once: completeTerritories.map(({ unit, completeTo }) => [unit, completeTo]),
    rows: () => [],
  },
  {
    name: 'parcel',
    columns: [
      'parcel_id',
      'commune_code',
      'mapped_on',
      'sheet_no',
      'plot_no',
      'area_m2',
      'use_code',
      'address_detail',
      'trust',
      'updated_on',
    ],
    *rows({ parcels }: Household) {
      for (const { id, commune, mappedOn, sheet, plot, area, useCode, detail, trust, updatedOn } of parcels) {
        yield [id, commune, mappedOn, sheet, plot, area, useCode, detail, trust, updatedOn]
      }
    },
  },
  {
    name: 'house',
    columns: ['parcel_id', 'floor_area_m2', 'built_area_m2', 'floors', 'recorded_on'],
    *rows({ parcels }) {
      for (const { id, house } of parcels) {
        if (house !== undefined) yield [id, house.floorArea, house.builtArea, house.floors, house.recordedOn]
      }
    },
  },
  {
    name: 'certificate',
    columns: ['serial', 'parcel_id', 'book_no', 'issued_on'],
    *rows({ parcels }) {
      for (const { id, certificate } of parcels) {
        if (certificate !== undefined) yield [certificate.serial, id, certificate.bookNumber, certificate.issuedOn]
      }
    },
  },
  {
    name: 'owner',
    columns: [
      'parcel_id',
      'position',
      'owner_kind',
      'id_number',
      'name_on_certificate',
      'name_key',
      'birth_year',
      'share_part',
      'share_whole',
    ],
    *rows({ parcels }) {
      for (const { id: parcel, owners } of parcels) {
        for (const [position, { kind, id, name, birthYear, share }] of owners.entries()) {
          yield [parcel, position + 1, kind, id, name, ownerKey(name), birthYear, ...share]
        }
      }
    },
  },
  {
    name: 'mortgage',
    columns: ['parcel_id', 'creditor', 'since'],
    *rows({ parcels }) {
      for (const { id, mortgage } of parcels) if (mortgage !== undefined) yield [id, mortgage.creditor, mortgage.since]
    },
  },
  {
    name: 'dispute',
    columns: ['parcel_id', 'subject', 'opened_on'],
    *rows({ parcels }) {
      for (const { id, dispute } of parcels) if (dispute !== undefined) yield [id, dispute.subject, dispute.since]
    },
  },
]

/** What the demo adds to the land registry. */
export const landSandbox = () => SandboxModule.of({ id: 'land', tables: landTables })
