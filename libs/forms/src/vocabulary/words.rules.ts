import { matchingKey, withoutAccents } from '#vietnam'

/** One word of a text as written (lower case, tone marks in their place) and without any accent. */
export interface Word {
  written: string
  plain: string
}

/** A text as a list of words; `accented` where its author wrote accents at all. */
export interface Words {
  list: Word[]
  accented: boolean
}

/** Abbreviations of forms and templates, written out. */
const abbreviations = new Map(
  Object.entries({
    cccd: 'căn cước công dân',
    cmnd: 'chứng minh nhân dân',
    cmt: 'chứng minh thư',
    cc: 'căn cước',
    ddcn: 'định danh cá nhân',
    hktt: 'hộ khẩu thường trú',
    dkhktt: 'đăng ký hộ khẩu thường trú',
    dktt: 'đăng ký thường trú',
    mst: 'mã số thuế',
    mstcn: 'mã số thuế cá nhân',
    sdt: 'số điện thoại',
    dtdd: 'điện thoại di động',
    gcn: 'giấy chứng nhận',
    gcnqsdd: 'giấy chứng nhận quyền sử dụng đất',
    qsdd: 'quyền sử dụng đất',
    mdsdd: 'mục đích sử dụng đất',
    mdsd: 'mục đích sử dụng',
    sdd: 'sử dụng đất',
    nnt: 'người nộp thuế',
    npt: 'người phụ thuộc',
    bd: 'bản đồ',
    tbd: 'tờ bản đồ',
    stt: 'số thứ tự',
    hkd: 'hộ kinh doanh',
    qh: 'quan hệ',
    ntns: 'ngày tháng năm sinh',
    dob: 'date of birth',
    no: 'number',
    num: 'number',
    gt: 'giới tính',
    tn: 'thu nhập',
    inc: 'income',
    dep: 'dependants',
    dtxd: 'diện tích xây dựng',
    qt: 'quốc tịch',
    nat: 'nationality',
    tthn: 'tình trạng hôn nhân',
    dkkh: 'đăng ký kết hôn',
    dkks: 'đăng ký khai sinh',
    gks: 'giấy khai sinh',
    gcnkh: 'giấy chứng nhận kết hôn',
    gtsh: 'giới tính',
    cmtnd: 'chứng minh thư nhân dân',
    cmndcccd: 'căn cước công dân',
    hkgd: 'hộ khẩu gia đình',
    nkthuongtru: 'nhân khẩu thường trú',
    nktt: 'nơi đăng ký thường trú',
    ubnd: 'uỷ ban nhân dân',
    vc: 'vợ chồng',
    dctt: 'địa chỉ thường trú',
    dcthuongtru: 'địa chỉ thường trú',
    shk: 'sổ hộ khẩu',
    rel: 'relation',
    st: 'status',
    nr: 'number',
  }),
)

/** Words that join others and tell nothing by themselves. */
const written = 'và của là hoặc hay các những với về tại the of or and a an is are to at in on for s'.split(' ')
const joints = new Set([...written, ...written.map(withoutAccents)])

/** Whether a word written without accents would be taken for a joining one: `tờ` as `to`, `thế` as `the`. */
export function looksJoining({ plain }: Word): boolean {
  return joints.has(plain)
}

/** Words are few and come again and again; what was worked out for one is kept, up to this many. */
const mostKept = 20_000
const kept = new Map<string, readonly Word[]>()

/**
 * The words of a text, whatever its composition (NFC, NFD), case, punctuation and camel case: abbreviations written
 * out, joining words left out.
 */
export function wordsOf(text: string): Words {
  const spaced = text.normalize('NFC').replace(/([a-z0-9])([A-Z])/g, '$1 $2')
  const list = split(spaced.toLocaleLowerCase('vi')).flatMap(spell)
  return {
    list: list.filter(({ plain, written: as }) => plain !== '' && !joints.has(as)),
    accented: /[\u0300-\u036fđĐ]/u.test(text.normalize('NFD')),
  }
}

/** One lower-case word as the words it stands for. */
function spell(token: string): readonly Word[] {
  const known = kept.get(token)
  if (known) return known
  const spelled = split(abbreviations.get(withoutAccents(token)) ?? token).map((word) => ({
    written: matchingKey(word),
    plain: withoutAccents(word),
  }))
  if (kept.size >= mostKept) kept.clear()
  kept.set(token, spelled)
  return spelled
}

function split(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
}

/** What brackets hold that gives examples, a condition or the place to copy from. */
const example =
  /^\s*(?:nếu|if|vd|ví dụ|e\.g|(?:ghi |viết |đúng ){0,3}(?:như|theo)|(?:exactly )?as|per)\s|(?:\.\.|…)\s*$/iu

/** The text without round brackets that give examples, a condition or the place to copy from. */
export function withoutExamples(text: string): string {
  return replaceBrackets(text, (aside) => (aside.startsWith('(') && example.test(aside.slice(1, -1)) ? ' ' : aside))
}

/** The text outside of brackets, and what is within them. */
export function withoutAsides(text: string): { main: string; aside: string } {
  const asides: string[] = []
  const main = replaceBrackets(text, (aside) => {
    asides.push(aside.slice(1, -1))
    return ' '
  })
  return main.trim() === '' ? { main: text, aside: '' } : { main, aside: asides.join(' ') }
}

/** Replaces what stands from an opening bracket to the next closing one, in one pass however many are never closed. */
function replaceBrackets(text: string, replace: (aside: string) => string): string {
  let replaced = ''
  let from = 0
  for (;;) {
    const open = indexOf(/[([]/g, text, from)
    const close = open < 0 ? -1 : indexOf(/[)\]]/g, text, open)
    if (close < 0) return replaced + text.slice(from)
    replaced += text.slice(from, open) + replace(text.slice(open, close + 1))
    from = close + 1
  }
}

function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? -1
}
