import type { Page } from 'playwright-core'
import type { OwnedCorrection } from '#contracts'
import { eventually } from '#testing'
import { byPath } from '../system/client.js'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { misplacedForm } from './forms.fixture.js'

const path = '/home/floorArea'

describe('corrections, doubts and announcements, in a browser', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  beforeAll(async () => {
    demo = await Demo.start()
    reader = await Reader.open(demo.url)
    page = reader.page
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })

  async function claim(persona: string, claimedValue: number): Promise<void> {
    const client = await demo.as(persona)
    const { id } = await client.open('1.014632', { receivedBy: 'H26.00637' })
    expect(byPath(await client.prefill(id))[path]?.status).toBe('provided')
    const reason = 'Đã xây thêm gác lửng.'
    const { status } = await client.send('POST', `/v1/dossiers/${id}/corrections`, { path, claimedValue, reason })
    expect(status).toBe(201)
  }
  const sound = async (name: string, wide = 360) => {
    expect(await reader.overflows(wide)).toBe(false)
    expect(await reader.barriers()).toEqual([])
    await reader.picture(name)
  }

  it('are decided by the ministry with a reason, one with its own value, several at once', async () => {
    await claim('lan', 61.5)
    const owner = await demo.as('ministry-land')
    const waiting = async () =>
      (await owner.send<{ items: OwnedCorrection[] }>('GET', '/v1/registries/land/corrections?status=open')).body.items
    await eventually(waiting, (items) => expect(items).toHaveLength(1))
    // the figures count what the dossiers were told, a moment after the registry has taken the claim
    await eventually(
      async () => (await owner.send<object>('GET', '/v1/registries/land/quality')).body,
      (figures) => expect(figures).toMatchObject({ correctionsOpen: 1 }),
    )
    await page.goto('/')
    await reader.become('Lương Thế Vinh')
    await page.goto('/ministry')
    await page.getByRole('link', { name: 'Đề nghị sửa trong 30 ngày: 1 đang chờ, 0 quá hạn' }).click()
    await page.getByRole('heading', { name: 'Đề nghị sửa', level: 1 }).waitFor()
    await page
      .getByText(/^Thửa \d/)
      .first()
      .waitFor()
    await sound('90-owned-corrections')
    await page.getByRole('checkbox').check()
    await reader.button('Sửa bản ghi').click()
    await page.getByText('Bạn chưa ghi lý do. Hãy ghi một câu.').waitFor()
    await page.getByLabel('Giá trị đúng, nếu khác đề nghị').fill('sáu mươi')
    await page.getByLabel('Lý do, người đề nghị đọc được').fill('Đã đo lại.')
    await reader.button('Sửa bản ghi').click()
    await page.getByText('Hãy ghi một con số.').waitFor()
    await sound('91-owned-corrections-decide')
    await page.getByLabel('Giá trị đúng, nếu khác đề nghị').fill('60,5')
    await reader.button('Sửa bản ghi').click()
    await page.getByRole('heading', { name: 'Không có đề nghị nào' }).waitFor()

    await claim('lan', 70)
    await claim('lan', 71)
    await eventually(waiting, ([merged]) => expect(merged?.claims).toBe(2))
    await page.reload()
    await page.getByText('2 người đề nghị').waitFor()
    await page.getByRole('checkbox').check()
    await page.getByLabel('Lý do, người đề nghị đọc được').fill('Đúng theo bản vẽ.')
    await reader.button('Giữ nguyên, bản ghi đúng').click()
    await page.getByRole('heading', { name: 'Không có đề nghị nào' }).waitFor()
    await page.getByLabel('Tình trạng').selectOption({ label: 'Tất cả' })
    await page.getByText('bản ghi đúng, giữ nguyên').last().waitFor()
    await page.getByText('60,5', { exact: false }).first().waitFor()
    expect(reader.complaints).toEqual([])
  })

  it('have a value of their own: what was typed for one is not there for the next', async () => {
    await claim('lan', 82)
    await claim('tuan', 90)
    const owner = await demo.as('ministry-land')
    await eventually(
      async () =>
        (await owner.send<{ items: object[] }>('GET', '/v1/registries/land/corrections?status=open')).body.items,
      (items) => expect(items).toHaveLength(2),
    )
    await page.goto('/ministry/corrections?registry=land&status=open')
    const [first, second] = [page.getByRole('checkbox').first(), page.getByRole('checkbox').last()]
    const value = page.getByLabel('Giá trị đúng, nếu khác đề nghị')
    await first.check()
    await value.fill('66,5')
    await first.uncheck()
    await second.check()
    expect(await value.inputValue()).toBe('')
    await second.uncheck()
    await first.check()
    expect(await value.inputValue()).toBe('66,5')
    await value.fill('')
  })

  it('are read by the citizen with number, deadline and answer, from the dossiers and from the message', async () => {
    await claim('lan', 80)
    await page.goto('/')
    await reader.become('Nguyễn Thị Lan')
    await page.goto('/dossiers')
    await page.getByRole('link', { name: 'Yêu cầu sửa thông tin' }).click()
    await page.getByRole('heading', { name: 'Yêu cầu sửa thông tin', level: 1 }).waitFor()
    await page.getByText('đang chờ trả lời').first().waitFor()
    await page.getByText('mẫu, chưa đối chiếu văn bản').first().waitFor()
    await page.getByText('Đã đo lại.').first().waitFor()
    await sound('92-my-corrections')
    await reader.button('English').click()
    await page.getByText('waiting for an answer').first().waitFor()
    await reader.button('Tiếng Việt').click()
    await page.goto('/messages')
    await reader.button('Mở yêu cầu sửa').first().click()
    await page.getByRole('heading', { name: 'Yêu cầu sửa thông tin', level: 1 }).waitFor()
    expect(reader.complaints).toEqual([])
  })

  it('of a form’s question are answered by the owner of the data, one at a time, by a key', async () => {
    const justice = await demo.as('ministry-justice')
    const send = (version: string, label: string) =>
      justice.send('POST', '/v1/procedures/1.000656/forms', { form: misplacedForm('1.000656', version, label) })
    expect((await send('1.1.0', 'Thời hạn sử dụng đất')).status).toBe(202)
    await page.goto('/')
    await reader.become('Lương Thế Vinh')
    await page.getByRole('link', { name: 'Xem xét câu hỏi' }).click()
    await page.getByRole('heading', { name: '“Thời hạn sử dụng đất”' }).waitFor()
    await page.getByText('land.parcel.term').waitFor()
    await sound('93-form-reviews')
    await page.locator('main').press('o')
    await page.getByText('Bạn chưa ghi lý do (ít nhất 5 ký tự). Hãy ghi một câu.').waitFor()
    await page.getByLabel('Lý do, sẽ công khai').fill('Hỏi thời hạn muốn có.')
    await reader.button('Hỏi điều khác').click()
    await page.getByText('Không có câu hỏi nào đang chờ.').waitFor()
    const { body } = await demo.anyone.send<{ formVersion: string }>('GET', '/v1/procedures/1.000656/form')
    expect(body.formVersion).toBe('1.1.0')

    expect((await send('1.2.0', 'Cấp nhà ở')).status).toBe(202)
    const another = { form: misplacedForm('1.004873', '1.1.0', 'Số tầng của nhà') }
    expect((await justice.send('POST', '/v1/procedures/1.004873/forms', another)).status).toBe(202)
    await page.reload()
    await page.getByText('Câu 1 trên 2').waitFor()
    const [grade, floors] = ['“Cấp nhà ở”', '“Số tầng của nhà”'].map((name) => page.getByRole('heading', { name }))
    await floors?.waitFor()
    await page.locator('main').press('n')
    await grade?.waitFor()
    await page.reload() // what is read stays
    await grade?.waitFor()
    await page.locator('main').press('a')
    await floors?.waitFor()
    await page.locator('main').press('a')
    await page.getByText('Không có câu hỏi nào đang chờ.').waitFor()
    await page.getByRole('combobox').selectOption({ label: 'đã trả lời' })
    await page.getByText('Đúng là hỏi lại: cơ sở dữ liệu của chúng tôi đã có.').waitFor()
    expect(await page.getByText('Chờ Bộ Nông nghiệp').count()).toBe(0)
    await sound('94-form-reviews-answered')
    await reader.button('English').click()
    await page.getByText('Asks again, has to be taken from data').waitFor()
    await reader.button('Tiếng Việt').click()
    expect((await send('1.2.0', 'Cấp nhà ở')).status).toBe(422)
    expect(reader.complaints).toEqual([])
  })

  it('stand beside what the ministry is told: another owner’s change of an agreement, read by one for all', async () => {
    const justice = await demo.as('ministry-justice')
    const decide = (decision: string) =>
      justice.send('POST', '/v1/agreements/communeOffice.1.014632/decisions', { decision, reason: 'Kiểm tra an toàn.' })
    expect((await decide('suspend')).status).toBe(200)
    await page.goto('/')
    await reader.become('Lương Thế Vinh')
    const unread = page.getByRole('navigation').getByLabel('1 tin chưa đọc')
    await unread.waitFor()
    await page.getByRole('link', { name: 'Tin cho bộ' }).click()
    await page.getByRole('heading', { name: 'Tin cho bộ', level: 1 }).waitFor()
    await page.getByText(/^Bộ Tư pháp tạm ngừng cấp dữ liệu cho/).waitFor()
    await page.getByText('Lý do: Kiểm tra an toàn.').waitFor()
    await sound('97-ministry-messages')
    await reader.button('Đánh dấu đã đọc').first().click()
    await page.getByText('Đã đọc hết.').waitFor()
    await unread.waitFor({ state: 'detached' })
    await reader.button('English').click()
    await page.getByText(/suspended its data for/).waitFor()
    await reader.button('Tiếng Việt').click()
    expect((await decide('resume')).status).toBe(200)
    expect(reader.complaints).toEqual([])
  })

  it('of what is announced: everyone sees how far it has come, and what to announce next', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Tiến độ công bố dữ liệu' }).click()
    await page.getByRole('heading', { name: 'Nên công bố gì tiếp theo' }).waitFor()
    await sound('95-progress')
    await page.getByRole('link', { name: 'Cơ sở dữ liệu quốc gia về đất đai' }).click()
    await page.getByRole('heading', { name: /^Các trường của/ }).waitFor()
    await page.getByText('land.parcel.term').waitFor()
    await eventually(
      () => page.evaluate('document.activeElement?.textContent'),
      (focused) => expect(focused).toMatch(/^Các trường của/),
    )
    const concepts = page.getByRole('region', { name: /^Các trường của/ })
    await concepts.getByText('Bộ Công an').first().waitFor() // whose forms still demand papers
    expect(await page.locator('ol.next').getByRole('link', { name: '1.004222' }).count()).toBeGreaterThan(0)
    await sound('96-progress-of-land')
    await reader.button('English').click()
    await page.getByRole('heading', { name: 'What to announce next' }).waitFor()
    await reader.button('Tiếng Việt').click()
    expect(reader.complaints).toEqual([])
  })
})
