import type { Page } from 'playwright-core'
import { pdf } from '../../libs/files/src/inspection/files.fixture.js'
import type { DossierBody } from '../system/client.js'
import { personaOf } from '../system/system.js'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'

const paper = 'Giấy chứng sinh'

describe('kept papers in a browser', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  beforeAll(async () => {
    demo = await Demo.shared()
    reader = await Reader.open(demo.url)
    page = reader.page
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })

  it('are offered on the dossier that needs one, and taken with one press', async () => {
    const { personId, name: fullName, birthDate } = personaOf('hoa')
    const official = await demo.as('official-dai-mo')
    const applicant = { personId, fullName, birthDate }
    const opening = { procedure: '1.001193', receivedBy: 'H26.00637', applicant }
    const { id: counter } = (await official.send<DossierBody>('POST', '/v1/dossiers', opening)).body
    const { attachmentId } = (await official.upload(counter, pdf, { paper }, { name: 'giay-chung-sinh.pdf' })).body
    expect((await official.send('POST', `/v1/dossiers/${counter}/shown-papers`, { attachmentId })).status).toBe(201)
    const { id } = await (await demo.as('hoa')).open('2.000986')
    await page.goto('/')
    await reader.become(fullName)
    await page.goto(`/dossiers/${id}`)
    await page.getByRole('heading', { name: 'Bạn đã có giấy tờ này' }).waitFor()
    await reader.picture('80-kept-offer')
    await reader.button(/^Dùng giấy tờ này/).click()
    await page.getByRole('link', { name: 'giay-chung-sinh.pdf' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Bạn đã có giấy tờ này' }).count()).toBe(0)
    await page.getByText('đối chiếu với bản chính').first().waitFor()
  })

  it('are listed for their owner, who is told once what goes before one is removed', async () => {
    await page.getByRole('link', { name: 'Giấy tờ', exact: true }).click()
    await page.getByRole('heading', { name: 'Giấy tờ của tôi' }).waitFor()
    await page.getByRole('heading', { name: paper }).waitFor()
    await page.getByRole('link', { name: 'Tải tất cả' }).waitFor()
    expect(await reader.overflows()).toBe(false)
    expect(await reader.barriers()).toEqual([])
    await reader.button(/^Xoá khỏi kho/).click()
    await page.getByText('Hồ sơ đã đính kèm tệp này vẫn giữ tệp.').waitFor()
    await reader.picture('81-kept-papers')
    await reader.button('Xoá').click()
    await page.getByRole('heading', { name: 'Bạn chưa có giấy tờ nào' }).waitFor()
    expect(reader.complaints).toEqual([])
  })
})
