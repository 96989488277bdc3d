import type { Page } from 'playwright-core'
import type { Client } from '../system/client.js'
import { personaOf } from '../system/system.js'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'

const text = 'Tôi không muốn số điện thoại cũ của tôi còn được dùng.'
const answered = 'Đã bỏ số cũ khỏi hồ sơ của bà.'
const office = 'H26.00637'

describe('the pages of the rights to one’s data', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  let lan: Client

  beforeAll(async () => {
    demo = await Demo.shared()
    reader = await Reader.open(demo.url)
    page = reader.page
    lan = await demo.as('lan')
  })
  afterEach(() => expect(reader.complaints.splice(0)).toEqual([]))
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })
  const looked = async (name: string) => {
    expect({ name, overflows: [await reader.overflows(), await reader.overflows(360)] }).toEqual({
      ...{ name, overflows: [false, false] },
    })
    expect({ name, faults: await reader.barriers() }).toEqual({ name, faults: [] })
    await reader.picture(name)
  }
  const choice = (name: string | RegExp) => page.locator('.choice', { hasText: name }).first()

  it('a citizen finds the page, is offered what is there at once, and asks', async () => {
    await page.goto('/')
    await reader.become('Nguyễn Thị Lan')
    await page.getByRole('link', { name: 'Quyền của tôi về dữ liệu' }).click()
    await page.getByRole('heading', { name: 'Quyền của tôi về dữ liệu' }).waitFor()
    await choice('Xem dữ liệu về tôi').click()
    expect(await page.getByRole('link', { name: 'Tải dữ liệu về tôi' }).getAttribute('href')).toBe('/v1/me/export')
    await choice('Sửa dữ liệu sai').click()
    expect(await page.getByRole('link', { name: 'Mở hồ sơ của tôi' }).getAttribute('href')).toBe('/dossiers')
    await choice('Xoá dữ liệu').click()
    await page.getByRole('link', { name: 'Xoá giấy tờ của tôi' }).waitFor()
    await reader.button('Gửi yêu cầu').click()
    await page.getByText('Bạn chưa chọn cơ quan.').waitFor()
    await looked('70-rights')
    await choice('Phản đối cách dùng').click()
    await choice('giải quyết hồ sơ của bạn').click()
    await page.getByLabel('Nội dung yêu cầu').fill(text)
    await reader.button('Gửi yêu cầu').click()
    await page
      .getByRole('link', { name: /^Phản đối cách dùng:/ })
      .first()
      .click()
    await page.getByText(text).waitFor()
    await page.getByText('Chưa có câu trả lời.').waitFor()
    await looked('71-right-asked')
  })

  it('every term stands there with how sure it is', async () => {
    await page.goto('/rights')
    const term = (name: string) => choice(name).locator('[data-certainty]').getAttribute('data-certainty')
    expect([await term('Xem dữ liệu về tôi'), await term('Xoá dữ liệu'), await term('Khiếu nại')]).toEqual([
      'B',
      'C',
      'C',
    ])
  })

  it('the day something is due stands with how sure it is, in both lists', async () => {
    const { body } = await lan.send<{ id: string }>('POST', '/v1/me/complaints', {
      ...{ kind: 'complain', controller: office, text },
    })
    const sure = (link: string) =>
      page
        .locator('li', { has: page.locator(`a[href="${link}"]`) })
        .locator('[data-certainty]')
        .getAttribute('data-certainty')
    await page.goto('/rights')
    expect(await sure(`/rights/${body.id}`)).toBe('C')
    await reader.become('Cao Thị Hạnh')
    await page.goto('/data-requests')
    expect(await sure(`/data-requests/${body.id}`)).toBe('C')
    await lan.send('POST', `/v1/me/complaints/${body.id}/withdrawal`, {})
    await reader.become('Nguyễn Thị Lan')
  })

  it('an official reads it, is told what is missing, and answers; a colleague who was first is shown', async () => {
    const { body } = await lan.send<{ id: string }>('POST', '/v1/me/complaints', {
      ...{ kind: 'object', controller: office, text },
    })
    await reader.become('Cao Thị Hạnh')
    await page.getByRole('link', { name: 'Yêu cầu về dữ liệu', exact: true }).click()
    await page.getByRole('heading', { name: 'Yêu cầu về dữ liệu cá nhân' }).waitFor()
    await page.locator(`a[href="/data-requests/${body.id}"]`).waitFor()
    await looked('72-data-requests')
    await page.locator(`a[href="/data-requests/${body.id}"]`).click()
    await page.getByText(text).waitFor()
    await choice('Đã thực hiện').click()
    await reader.button('Gửi trả lời').click()
    await page.getByText('Hãy viết nội dung hoặc lý do để người yêu cầu đọc.').waitFor()
    await looked('73-data-request')
    await page.getByLabel('Nội dung người yêu cầu sẽ đọc').fill(answered)
    const colleague = await demo.as('official-dai-mo')
    await colleague.send('POST', `/v1/complaints/${body.id}/answers`, { decision: 'refused', reason: 'Luật buộc giữ.' })
    await reader.button('Gửi trả lời').click()
    await page.getByText('Luật buộc giữ.').waitFor()
    expect(await reader.button('Gửi trả lời').count()).toBe(0)
    expect(reader.complaints.splice(0)).toEqual([expect.stringContaining('409')])
  })

  it('the citizen reads the answer, from the message', async () => {
    const { body } = await lan.send<{ id: string }>('POST', '/v1/me/complaints', {
      ...{ kind: 'delete', controller: office, text },
    })
    const official = await demo.as('official-dai-mo')
    await official.send('POST', `/v1/complaints/${body.id}/answers`, { decision: 'granted', reason: answered })
    await reader.become('Nguyễn Thị Lan')
    await page.goto('/messages')
    await reader.button('Mở quyền của tôi').first().click()
    await page.locator(`a[href="/rights/${body.id}"]`).click()
    await page.getByText(answered).waitFor()
    await reader
      .button(/English|EN/)
      .first()
      .click()
    await page.getByText('Done as asked: Cao Thị Hạnh.').waitFor()
    await looked('74-right-answered-en')
    await reader.button('Tiếng Việt').click()
  })

  it('a request is withdrawn after one question', async () => {
    const { body } = await lan.send<{ id: string }>('POST', '/v1/me/complaints', {
      ...{ kind: 'restrict', controller: office, text },
    })
    await page.goto(`/rights/${body.id}`)
    await reader.button('Rút yêu cầu').click()
    await reader.button('Rút').click()
    await page.locator('.tag', { hasText: 'Đã rút' }).waitFor()
  })

  it('a form says of each source what for and who answers, and leads to the rights', async () => {
    const { id } = await lan.open('1.014632')
    await lan.prefill(id)
    await page.goto(`/dossiers/${id}/form`)
    const use = page.locator('.sheet', { hasText: 'CSDL đất đai' }).locator('.data-use').first()
    await use.locator('summary').click()
    await use.getByText('Bộ Nông nghiệp và Môi trường chịu trách nhiệm', { exact: false }).waitFor()
    expect(await use.locator('[data-certainty="B"]').count()).toBe(2)
    expect(await use.getByRole('link', { name: 'Quyền của tôi về dữ liệu' }).getAttribute('href')).toBe('/rights')
    await looked('75-data-use')
  })

  it('who is asked for consent, and whom an office looked up, read who answers for it', async () => {
    const official = await demo.as('official-dai-mo')
    const { personId, name: fullName, birthDate } = personaOf('hoa')
    const minh = await demo.as('minh')
    const { id } = await minh.open('1.000894', { subjects: [{ role: 'partner', personId, fullName, birthDate }] })
    await minh.send('POST', `/v1/dossiers/${id}/consents`, { role: 'partner' })
    await official.open('1.013314', { applicant: { personId, fullName, birthDate } })
    await page.goto('/')
    await reader.become('Phạm Thị Hoa')
    await page.goto('/dossiers')
    const card = page.locator('.notice', { hasText: 'đề nghị bạn đồng ý' }).first()
    await card.getByText(/^Mục đích: Giải quyết thủ tục/).waitFor()
    await card.getByText('Nếu bạn không đồng ý, không ai tra cứu', { exact: false }).waitFor()
    expect(await card.getByRole('link', { name: 'Quyền của tôi về dữ liệu' }).getAttribute('href')).toBe('/rights')
    const accesses = page.locator('.person-accesses')
    await accesses.locator('summary').click()
    await accesses
      .getByText('Cao Thị Hạnh, Uỷ ban nhân dân phường Đại Mỗ: mở hồ sơ', { exact: false })
      .first()
      .waitFor()
    await accesses.getByRole('link', { name: 'Quyền của tôi về dữ liệu' }).waitFor()
    await looked('76-consent')
    await minh.send('DELETE', `/v1/dossiers/${id}`) // so that nobody finds her request in the demo that stories share
  })
})
