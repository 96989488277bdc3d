import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AgreementProposal, FormDocument, MyCorrection, OwnedCorrection } from '#contracts'
import { eventually } from '#testing'
import { dayOf } from '#vietnam'
import { ministryDatabase, type MinistryDatabase } from '../../apps/connector/src/postgres.fixture.js'
import { describeOnKafka, kafkaBrokers } from '../system/buses.js'
import { byPath, type Client } from '../system/client.js'
import { connectorBeside, type JoiningConnector } from '../system/connector.js'
import { TestSystem } from '../system/system.js'
import { seedForm } from './forms.fixture.js'
import { refused } from './refusal.fixture.js'

const text = (vi: string, en: string) => ({ vi, en })
const procedure = '1.013314'
const folder = 'apps/connector/examples/vehicles'

/** Form 1.013314, reading the applicant's vehicle too. */
function aFormWithVehicle(): FormDocument {
  const form = seedForm(procedure)
  const why = text('Cán bộ đối chiếu phương tiện.', 'The official compares the vehicle.')
  const fallback = { lookupFailed: 'ask', incomplete: 'ask', inaccurate: 'ask' } as const
  form.formVersion = '2.0.0'
  form.schema.properties = {
    ...form.schema.properties,
    vehicle: {
      type: 'object',
      additionalProperties: false,
      properties: {
        plate: { type: 'string', maxLength: 20, examples: ['30K-123.45'] },
        kind: { type: 'string', maxLength: 40, examples: ['Ô tô con'] },
      },
    },
  }
  for (const name of ['plate', 'kind'])
    form.bindings[`/vehicle/${name}`] = {
      ...{ mode: 'registry', concept: `vehicle.${name}`, subject: 'applicant', why, fallback },
    }
  form.layout.pages[0]?.sections.push({
    title: text('Phương tiện', 'Vehicle'),
    fields: [
      { path: '/vehicle/plate', label: text('Biển số xe', 'Number plate') },
      { path: '/vehicle/kind', label: text('Loại xe', 'Kind of vehicle') },
    ],
  })
  return form
}

describeOnKafka('a registry that joins a running system', () => {
  let system: TestSystem
  let ministry: MinistryDatabase
  let connector: JoiningConnector
  let ownSystem: Server
  const handedOn: unknown[] = []
  beforeAll(async () => {
    system = await TestSystem.start({ bus: 'kafka', brokers: kafkaBrokers() })
    ownSystem = createServer((request, response) => {
      request.setEncoding('utf8')
      void request.toArray().then((parts) => {
        handedOn.push(JSON.parse(parts.join('')))
        response.end()
      })
    })
    await new Promise<void>((listening) => ownSystem.listen(0, '127.0.0.1', listening))
    ministry = await ministryDatabase(`${folder}/vehicles.sql`, 'vehicles_reader')
    await ministry.run(`delete from registration.vehicle where plate = '29H1-678.90'`)
    connector = await connectorBeside(system, 'vehicles', {
      mapping: `${folder}/vehicles.yaml`,
      sourceUrl: ministry.url,
      env: {
        CLAIM_WEBHOOK_URL: `http://127.0.0.1:${(ownSystem.address() as AddressInfo).port}/claims`,
        CLAIM_WEBHOOK_SECRET: 'a secret of more than 24 characters',
      },
    })
  })
  afterAll(async () => {
    await connector?.process.stop()
    await system?.stop()
    await ministry?.drop()
    ownSystem?.closeAllConnections()
    await new Promise((closed) => ownSystem?.close(closed))
  })

  const as = (authority: string): Client => system.as('ministry-land', { authority })
  const made = async (client: Client, path: string, body: object) => {
    const { status, body: said } = await client.send('POST', path, body)
    expect({ path, status, said }).toMatchObject({ status: 201 })
  }
  const prefilled = async () => {
    const lan = system.as('lan')
    return byPath(await lan.prefill((await lan.open(procedure)).id))
  }

  it('is registered with its key, its concepts, an agreement and announcements', async () => {
    await made(as('G01'), '/v1/registries', {
      id: 'vehicles',
      name: text('CSDL phương tiện', 'Vehicle database'),
      shortName: text('Phương tiện', 'Vehicles'),
      legalBasis: 'Căn cứ mẫu',
      updateCycle: text('Hằng ngày', 'Daily'),
      updateDays: 1,
      key: connector.key,
    })
    for (const [id, name] of [
      ['vehicle.plate', text('Biển số xe', 'Number plate')],
      ['vehicle.kind', text('Loại xe', 'Kind of vehicle')],
    ] as const)
      await made(as('G01'), '/v1/registries/vehicles/concepts', {
        ...{ id, name, type: 'string', record: 'vehicle', sensitivity: 'basic', legalBasis: 'Căn cứ mẫu' },
      })
    await eventually(
      () => as('G10').send('POST', `/v1/procedures/${procedure}/forms`, { form: aFormWithVehicle() }),
      (published) => expect(published).toMatchObject({ status: 201 }),
    )
    const proposal = await as('G10').send<{ items: AgreementProposal[] }>('POST', '/v1/agreements', { procedure })
    const open = proposal.body.items.find(({ concepts }) => concepts.includes('vehicle.plate'))
    expect(open).toMatchObject({ owner: 'G01', status: 'proposed' })
    const decided = await as('G01').send('POST', `/v1/agreements/${open?.id}/decisions`, {
      ...{ decision: 'approve', reason: 'Đủ căn cứ.' },
    })
    expect(decided).toMatchObject({ status: 200, body: { status: 'approved' } })
    for (const concept of ['vehicle.plate', 'vehicle.kind'])
      await made(as('G01'), '/v1/registries/vehicles/announcements', {
        ...{ concept, territory: 'VN', basis: 'residence', from: dayOf(new Date()), complete: false },
        legalBasis: 'Công bố mẫu',
      })
  })

  it('is a gap until its connector runs, and nothing else of the form waits for it', async () => {
    const unavailable = { status: 'gap', gap: { kind: 'unavailable' } }
    await eventually(prefilled, (found) => {
      expect(found['/vehicle/plate']).toMatchObject(unavailable)
      expect(found['/applicant/fullName'] ?? Object.values(found)[0]).toMatchObject({ status: 'provided' })
    })
  })

  it('answers over the bus with a signed answer, which its own log has', async () => {
    await connector.process.start()
    const source = { registry: 'vehicles', registryName: 'Phương tiện', attribute: 'registration.vehicle.plate' }
    const provided = { status: 'provided', value: '30K-123.45', quality: 'verified', source }
    const fields = await eventually(prefilled, (found) => expect(found['/vehicle/plate']).toMatchObject(provided))
    expect(fields['/vehicle/kind']).toMatchObject({ status: 'provided', value: 'Ô tô con' })
    const { lookupId } = fields['/vehicle/plate']?.source ?? {}
    const [recorded] = await system.rows<{ registry: string; gaps: object }>(
      'exchange',
      'select registry, concepts as gaps from disclosure where lookup_id = $1',
      [lookupId],
    )
    expect(recorded).toEqual({ registry: 'vehicles', gaps: {} })
  })

  it('tells an open dossier of a change at the source, once, over a restart of the connector', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open(procedure)
    expect(byPath(await lan.prefill(id))['/vehicle/kind']).toMatchObject({ value: 'Ô tô con' })
    await connector.process.stop()
    await ministry.run(`update registration.vehicle set kind_code = 3, changed_at = now() where plate = '30K-123.45'`)
    await connector.process.start()
    const flagged = () =>
      system.rows<{ registry: string }>('dossiers', 'select registry from fact_flag where dossier_id = $1', [id])
    await eventually(flagged, (rows) => expect(rows).toEqual([{ registry: 'vehicles' }]), { within: 30_000 })
    const events = await system.rows<{ count: number }>(
      'dossiers',
      `select count(*)::int as count from dossier_event where dossier_id = $1 and event = 'factChanged'`,
      [id],
    )
    expect(events).toEqual([{ count: 1 }])
  })

  it('is corrected by its owner, who decides here after the change at the source, and the citizen is told', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open(procedure)
    const held = byPath(await lan.prefill(id))['/vehicle/kind']?.value
    const claim = { path: '/vehicle/kind', claimedValue: 'Xe mô tô', reason: 'Ghi nhầm loại xe.' }
    expect((await lan.send('POST', `/v1/dossiers/${id}/corrections`, claim)).status).toBe(201)
    const listed = (who: Client) =>
      who.send<{ items: OwnedCorrection[] }>('GET', '/v1/registries/vehicles/corrections?status=open')
    const mine = async () => (await lan.send<{ items: MyCorrection[] }>('GET', '/v1/me/corrections')).body.items[0]
    const { body } = await eventually(
      () => listed(as('G01')),
      (page) => expect(page.body.items).toMatchObject([{ heldValue: held, claimedValue: 'Xe mô tô', claims: 1 }]),
    )
    const number = body.items[0]?.number
    await eventually(
      () => handedOn,
      (claims) => expect(claims).toMatchObject([{ number, claimedValue: 'Xe mô tô', heldValue: held }]),
    )
    await eventually(mine, (own) => expect(own).toMatchObject({ registry: 'vehicles', status: 'open', number }))
    const decide = (who: Client, decision: string) =>
      who.send('POST', `/v1/corrections/${body.items[0]?.id}/decisions`, { decision, reason: 'Đã sửa đăng ký xe.' })
    refused(await listed(as('G10')), 403, 'registry_not_yours')
    refused(await decide(as('G10'), 'rejected'), 403, 'registry_not_yours')
    refused(await decide(lan, 'rejected'), 403, 'role_not_allowed')
    refused(await decide(as('G01'), 'corrected'), 409, 'record_not_changed')
    await ministry.run(`update registration.vehicle set kind_code = 2, changed_at = now() where plate = '30K-123.45'`)
    refused(await decide(as('G01'), 'confirmed'), 409, 'fact_changed')
    expect(await decide(as('G01'), 'corrected')).toMatchObject({ status: 200, body: { status: 'corrected' } })
    await eventually(mine, (own) => expect(own).toMatchObject({ status: 'corrected', reason: 'Đã sửa đăng ký xe.' }))
    const { items } = await lan.timeline(id)
    expect(items.map(({ event }) => event)).toContain('factCorrected')
  })

  it('is a gap when its owner puts another key in place of the connector’s', async () => {
    const other = await connectorBeside(system, 'vehicles', { mapping: '', sourceUrl: '' })
    const { status } = await as('G01').send('PUT', '/v1/registries/vehicles', {
      name: text('CSDL phương tiện', 'Vehicle database'),
      shortName: text('Phương tiện', 'Vehicles'),
      legalBasis: 'Căn cứ mẫu',
      updateCycle: text('Hằng ngày', 'Daily'),
      updateDays: 1,
      key: other.key,
    })
    expect(status).toBe(200)
    const unavailable = { status: 'gap', gap: { kind: 'unavailable' } }
    await eventually(prefilled, (found) => expect(found['/vehicle/plate']).toMatchObject(unavailable), {
      within: 30_000,
    })
    refused(await as('G01').send('GET', '/v1/registries/vehicles/corrections'), 503, 'no_answer')
  })
})
