import type { Page } from 'playwright-core'
import type { FormDocument } from '#contracts'
import { pdf } from '../../libs/files/src/inspection/files.fixture.js'
import type { Snapshot } from '../system/client.js'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { answersToEveryGap } from './fallback.fixture.js'
import { answersTo } from './forms.fixture.js'

const procedure = '1.014632'
const reason = 'Nhà đã xây thêm một phòng.'
const restored = 'Đã lấy lại điều bạn gõ lần trước mà chưa kịp lưu.'
const keptKeys = 'Object.keys(localStorage).filter((key) => key.startsWith("motlan.typed"))'
const refusal = 'Hồ sơ nộp nhầm thủ tục.'

describe('texts that could not be sent', () => {
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

  const opened = async () => {
    const lan = await demo.as('lan')
    const { id } = await lan.open(procedure)
    const { snapshotId } = await lan.prefill(id)
    return { lan, id, snapshotId }
  }
  const signInAgain = async (name: string) => {
    const opening = page.context().waitForEvent('page')
    await page.locator('.kept-here').getByRole('link', { name: 'Đăng nhập lại (mở thẻ mới)' }).click()
    const tab = await opening
    await tab.getByRole('link', { name, exact: true }).last().click()
    await tab.getByRole('heading', { name: 'Bạn đã đăng nhập' }).waitFor()
    await tab.close()
  }

  it('a correction is told at its control, is hidden from somebody else, and is sent after the next sign-in', async () => {
    const { lan, id } = await opened()
    await page.goto('/')
    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}/form`)
    const fact = page.locator('.fact', { hasText: 'Diện tích sàn nhà ở' }).first()
    await fact.getByRole('button', { name: /chưa đúng/ }).click()
    await fact.locator('.dispute input').fill('61,5')
    await fact.locator('.dispute textarea').fill(reason)
    await page.context().clearCookies()
    await reader.button('Gửi đề nghị sửa').click()
    await fact.locator('.kept-here').waitFor()
    await reader.picture('56-correction-kept')

    await page.goto('/')
    await reader.become('Đỗ Quang Minh')
    await page.goto(`/dossiers/${id}/form`)
    await page.getByRole('alert').waitFor()
    expect(await page.getByText(reason).count()).toBe(0)

    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}/form`)
    await fact.locator('.dispute').waitFor()
    expect(await fact.locator('.dispute input').inputValue()).toBe('61,5')
    expect(await fact.locator('.dispute textarea').inputValue()).toBe(reason)
    const sent = page.waitForResponse(/\/corrections$/)
    await reader.button('Gửi đề nghị sửa').click()
    expect((await sent).status()).toBe(201)
    await fact.locator('.dispute').waitFor({ state: 'detached' })
    expect((await lan.get(id)).status).toBe('draft')
  })

  it('an official’s reason is told at its control and sent once she has signed in again beside it', async () => {
    const { lan, id, snapshotId } = await opened()
    const { body: form } = await lan.send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)
    const { body: snapshot } = await lan.send<Snapshot>('GET', `/v1/dossiers/${id}/snapshot`)
    await lan.answer(id, { ...answersTo(form), ...answersToEveryGap(form, snapshot) })
    await lan.submit(id, snapshotId)
    await page.goto('/')
    await reader.become('Cao Thị Hạnh')
    await page.goto(`/work/${id}`)
    await page.getByLabel('Không tiếp nhận', { exact: true }).check()
    await page.getByLabel(/^Lý do/).fill(refusal)
    await page.context().clearCookies()
    await reader.button('Không tiếp nhận').click()
    await page.locator('.kept-here').waitFor()
    await reader.picture('57-reason-kept')
    await signInAgain('Cao Thị Hạnh')
    await page.goto(`/work/${id}`)
    await page.getByText(restored).waitFor()
    expect(await page.getByLabel(/^Lý do/).inputValue()).toBe(refusal)
    await reader.button('Không tiếp nhận').click()
    await page.getByRole('heading', { name: 'Đã ghi: Không tiếp nhận.' }).waitFor()
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.endsWith(".act"))')).toEqual([])
  })

  const kept = () => page.evaluate<string[]>(keptKeys)
  const keptAs = async (place: string) => (await kept()).filter((key) => key.endsWith(place))

  /** Signs out beneath the page, presses, signs in again beside it, and presses again; `place` is where the text is kept. */
  const sendAfterSignIn = async (name: string, press: () => Promise<void>, place?: string) => {
    const before = await kept() // answers a page was left with stay until its form is opened again
    await page.context().clearCookies()
    await press()
    await page.locator('.kept-here').waitFor()
    if (place === undefined) expect(await kept()).toEqual(before)
    else expect(await keptAs(place)).toHaveLength(1)
    await signInAgain(name)
    await press()
  }

  it('another person’s name, number and birth date are there after the sign-in, also on a page loaded again', async () => {
    const minh = await demo.as('minh')
    const { id } = await minh.open('1.000894')
    await page.goto('/')
    await reader.become('Đỗ Quang Minh')
    await page.goto(`/dossiers/${id}`)
    await page.getByLabel('Họ, chữ đệm và tên').fill('Phạm Thị Hoa')
    await page.getByLabel('Số định danh (12 chữ số)').fill('052190035174')
    await page.getByLabel(/^Ngày sinh/).fill('9/5/1990')
    await page.reload()
    await page.getByText(restored).waitFor()
    expect(await page.getByLabel('Số định danh (12 chữ số)').inputValue()).toBe('052190035174')
    await sendAfterSignIn('Đỗ Quang Minh', () => reader.button('Ghi người này').click(), '.named.partner')
    await reader.button('Gửi đề nghị đồng ý').waitFor()
    expect(await keptAs('.named.partner')).toEqual([])
  })

  it('the right to act for somebody is kept with its paper, and opened after the sign-in', async () => {
    await page.goto('/')
    await reader.become('Đỗ Quang Minh')
    await page.goto('/procedures/1.014027')
    await reader.button('Làm thay người khác').click()
    await page.getByLabel('Tôi có giấy uỷ quyền').check()
    await page.getByLabel('Họ, chữ đệm và tên của người uỷ quyền').fill('Trương Thị Năm')
    await page.getByLabel('Ngày sinh của người uỷ quyền').fill('5/5/1956')
    await page.getByLabel('Số định danh của người uỷ quyền').fill('001 156 020 893')
    await page.getByLabel('Số giấy uỷ quyền').fill('12/2026/UQ')
    await page.getByLabel('Ngày lập giấy uỷ quyền').fill('1/10/2026')
    await page.getByLabel('Nộp hồ sơ').check()
    await page.getByLabel('Ngày cuối cùng giấy còn hiệu lực').fill('31/12/2099')
    await page.goto('/procedures/1.014027')
    await page.getByText(restored).waitFor()
    expect(await page.getByLabel('Số giấy uỷ quyền').inputValue()).toBe('12/2026/UQ')
    await sendAfterSignIn('Đỗ Quang Minh', () => reader.button('Mở hồ sơ cho người này').click(), '.acting')
    await page.getByText('Chưa tra cứu gì', { exact: false }).first().waitFor()
    expect(await keptAs('.acting')).toEqual([])
  })

  it('the reason of a withdrawal is kept', async () => {
    const { lan, id, snapshotId } = await opened()
    const { body: form } = await lan.send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)
    const { body: snapshot } = await lan.send<Snapshot>('GET', `/v1/dossiers/${id}/snapshot`)
    await lan.answer(id, { ...answersTo(form), ...answersToEveryGap(form, snapshot) })
    await lan.submit(id, snapshotId)
    await page.goto('/')
    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}`)
    await reader.button('Rút hồ sơ').click()
    await page.locator('#withdraw-reason').fill(refusal)
    await sendAfterSignIn('Nguyễn Thị Lan', () => reader.button('Rút hồ sơ').click(), '.withdraw')
    await page.locator('#withdraw-reason').waitFor({ state: 'detached' })
    expect((await lan.get(id)).status).toBe('withdrawn')
    expect(await keptAs('.withdraw')).toEqual([])
  })

  it('a button with nothing typed offers the sign-in in place as well, and does its work after it', async () => {
    const { lan, id } = await opened()
    const { body: form } = await lan.send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)
    const { body: snapshot } = await lan.send<Snapshot>('GET', `/v1/dossiers/${id}/snapshot`)
    await lan.answer(id, { ...answersTo(form), ...answersToEveryGap(form, snapshot) })
    await page.goto('/')
    await reader.become('Nguyễn Thị Lan')
    const press = async (name: string) => {
      await reader.button(name).waitFor()
      await sendAfterSignIn('Nguyễn Thị Lan', () => reader.button(name).click())
      await page.locator('.kept-here').waitFor({ state: 'detached' })
    }
    await page.goto(`/procedures/${procedure}`)
    const asked = page.waitForResponse(/\/prefill$/)
    await press('Bắt đầu')
    await page.waitForURL(/\/dossiers\/.+\/form/)
    await asked // what a look-up changes is told before a draft is deleted
    await page.goto(page.url().replace('/form', ''))
    await reader.button('Xoá bản nháp').click()
    await press('Xoá hẳn')
    await page.waitForURL(/\/dossiers$/)

    await page.goto(`/dossiers/${id}/review`)
    await page.getByLabel('Giấy tờ nào?').selectOption({ label: 'Giấy tờ khác' })
    await page.getByLabel('Tên giấy tờ').fill('Giấy xác nhận')
    const file = { name: 'giấy.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) }
    await page.getByLabel('Tệp', { exact: true }).setInputFiles(file)
    await press('Gửi tệp')
    await page.getByText('Đã nhận “giấy.pdf”.').waitFor()
    await page.getByLabel(/Tôi đã xem lại/).check()
    await page.context().clearCookies()
    await reader.button('Nộp hồ sơ').click()
    await page.locator('.kept-here').waitFor()
    await reader.picture('62-signed-out-at-submission')
    expect(await reader.barriers()).toEqual([])
    await signInAgain('Nguyễn Thị Lan')
    await page.getByText('Bạn đã đăng nhập lại. Hãy bấm lần nữa để làm tiếp.').waitFor()
    await reader.button('Nộp hồ sơ').click()
    await page.locator('.receipt-facts .code').waitFor()
  })

  it('an official whose dossier was changed meanwhile is told by whom and what is there, and loses no text', async () => {
    const { lan, id, snapshotId } = await opened()
    const { body: form } = await lan.send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)
    const { body: snapshot } = await lan.send<Snapshot>('GET', `/v1/dossiers/${id}/snapshot`)
    await lan.answer(id, { ...answersTo(form), ...answersToEveryGap(form, snapshot) })
    await lan.submit(id, snapshotId)
    const colleague = await demo.as('official-dai-mo')
    await colleague.act(id, 'accept')
    await page.goto('/')
    await reader.become('Cao Thị Hạnh')
    await page.goto(`/work/${id}`)
    await page.getByLabel('Yêu cầu bổ sung', { exact: true }).check()
    await page.getByLabel(/^Lý do/).fill(refusal)
    await page.getByLabel('Tên dự án nhà ở xã hội', { exact: true }).check()
    await colleague.act(id, 'start')
    await reader.button('Yêu cầu bổ sung').click()
    await page.getByRole('heading', { name: /^Hồ sơ vừa được thay đổi\. .+: bắt đầu xử lý, lúc/ }).waitFor()
    await page.getByText('Trước: Được tiếp nhận. Nay: Đang xử lý.', { exact: false }).waitFor()
    await reader.picture('63-changed-meanwhile')
    expect(await reader.barriers()).toEqual([])
    expect((await lan.get(id)).status).toBe('inProgress')
    expect(await page.getByLabel(/^Lý do/).inputValue()).toBe(refusal)
    await reader.button('Yêu cầu bổ sung').click()
    await page.getByRole('heading', { name: 'Đã ghi: Yêu cầu bổ sung.' }).waitFor()
    expect((await lan.get(id)).status).toBe('supplementRequested')
  })

  it('what a citizen tells at the counter stays on the page and on no machine', async () => {
    await page.goto('/')
    await reader.become('Cao Thị Hạnh')
    await page.goto('/work/counter')
    await page.locator('#number').fill('001156020893')
    await page.locator('#fullName').fill('Trương Thị Năm')
    await page.locator('#birthDate').fill('5/5/1956')
    await page.locator('#procedure').selectOption('1.014027')
    await sendAfterSignIn('Cao Thị Hạnh', () => page.locator('form .button').last().click())
    await page.waitForURL(/\/dossiers\/.+\/form/)
  })
})
