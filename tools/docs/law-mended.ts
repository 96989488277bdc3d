/** Where a statement about the law was found wrong, what is right, and where the project says it now. */
export interface MendedStatement {
  subject: string
  right: string
  state: 'mended' | 'partly' | 'open'
  where: string
}

const row = (subject: string, right: string, state: MendedStatement['state'], where: string): MendedStatement => ({
  ...{ subject, right, state, where },
})
const papers = 'papers of the forms'

/** The forty statements that were compared with the portal's records and the law, in the order they were found. */
export const mendedStatements: readonly MendedStatement[] = [
  row(
    '1.000656, notice of death',
    'Only signed electronic data of the notice replaces it',
    'mended',
    `${papers}; compiler rule LAW002`,
  ),
  row(
    '1.004222, dwelling, area, kinship',
    'By the basis: own home, relative’s home, rented home',
    'mended',
    `${papers} with \`appliesWhen\`; the receiving household and other people’s homes are not looked up, and said so`,
  ),
  row(
    '1.014632, handler',
    'By condition: land certificate office of the project’s province, commune, police, employer',
    'mended',
    'handlers of the procedure, shown whole on its page',
  ),
  row(
    '1.014632, income cap and home',
    'Cap for clauses 5, 6, 8 of Article 76; net monthly income; home in the project’s province',
    'open',
    'the derived figures say that they are samples and that an office decides; rules as before',
  ),
  row(
    '1.014632, income confirmed by tax data',
    'No basis found',
    'mended',
    `${papers}: replacement tagged C; note of the police case`,
  ),
  row(
    'Identity and residence papers counted as avoided',
    'Not on the official list, or only shown',
    'mended',
    '`papersAvoided`, burden meter, `onlyIfMissing`, `shown`',
  ),
  row(
    'Handler, deadline, law, papers without a tag',
    'A tag and a source on each part',
    'mended',
    '`law` of procedures, fees and papers; marks on home and procedure pages',
  ),
  row('"Paper lists say that they are samples"', 'Each paper says how sure it is', 'mended', 'README; procedure page'),
  row(
    '1.012784, 1.012817, templates',
    'NĐ 151/2025; Mẫu 18 is the application for a change',
    'mended',
    'templates and papers of both forms',
  ),
  row(
    '1.001193, 2.000986, fields',
    'Nationality, home town, birth date in words; other relatives',
    'open',
    'the dictionary has no home town yet',
  ),
  row(
    '1.004222, 1.004194, CT01',
    'Head, number and relation where one registers; a parent’s consent',
    'partly',
    'consent and dwelling proof of 1.004194 among its papers; fields of the form as before',
  ),
  row('NQ 66.7 as basis of all', 'Cited for seven procedures', 'mended', '`law.bases`, with a test'),
  row(
    '3.000412, name, bases, deadline',
    '"Công nhận"; QĐ 24/2021, NĐ 30/2025; 15 days from the review',
    'mended',
    'procedure and form',
  ),
  row(
    'Channels',
    'By the portal, with post',
    'mended',
    '`law.channels`; 2.000986 online is C: its record has the counter only',
  ),
  row(
    'Deadlines',
    'By variant',
    'partly',
    '`law.deadlines`; of 1.012784, 1.012812, 1.012817 and 1.013978 the longer ones are told and not applied',
  ),
  row('1.000656, rule of 15:00', 'It has it', 'mended', 'procedure'),
  row(
    'Source of fees, exemptions',
    'TT 75/2022, 281/2016, 226/2016, 85/2019; who is exempt',
    'partly',
    'source of each fee, exemptions on the page; a dossier does not apply an exemption by itself',
  ),
  row(
    'Missing bases',
    'NĐ 168/2025, 123/2015, 87/2020, 18/2026, 280/2025, 14/2026, 154/2024, …',
    'mended',
    '`law.bases`',
  ),
  row(
    'NĐ 62/2021 of 14 concepts',
    'Replaced by NĐ 154/2024 on 10/1/2025 (C)',
    'mended',
    'dictionary; LAW001 refuses it',
  ),
  row('Names of templates', 'As the portal has them', 'mended', 'templates and papers of the forms'),
  row('Short names', 'The official title beside the short one', 'mended', '`law.officialName`'),
  row('Result codes', 'Of all 24', 'mended', '`results`, `law.results`'),
  row(
    '1.014027, 1.001776, 1.007695, poor household',
    'The commune’s own result KQ.G10.001158 answers',
    'open',
    'the code is known; no registry holds the commune’s list yet',
  ),
  row('Missing papers', '1.001776, 1.004873, 1.013978, authorisations', 'mended', papers),
  row(
    '2.000635',
    'Any civil-status office; also a death; also of another person',
    'partly',
    'handler; the form asks about birth and marriage of the applicant as before',
  ),
  row(
    'Police, tax, land registration as commune offices',
    'Vertical agencies with codes of their own',
    'partly',
    'said of each handler with `outside`; agreements and work lists of their own are open',
  ),
  row(
    '"The law lets us ask you"',
    'A resolution lets the agency ask for the paper, and asks for the source to be updated',
    'mended',
    'words of the form',
  ),
  row('No record means none', 'The owner’s statement and a rule of the system', 'mended', 'words of the form'),
  row(
    'Digital transformation law',
    'Cited',
    'partly',
    'named with its mark (B) where a sentence rests on it; no article is established',
  ),
  row(
    'Rights',
    'Access, correct, delete, restrict, object, complain with their clocks',
    'mended',
    'page of one’s rights, `POST /v1/me/complaints`; terms in `rights.terms`, those for deletion and complaint are samples',
  ),
  row('Consent card', 'Controller, rights, what refusal means', 'mended', 'consent card, accesses, sheets of the form'),
  row(
    'Retention, breach',
    'Stated; breach procedure',
    'partly',
    'a breach: runbook; what removes itself: runbook; the period of a decided dossier is not established',
  ),
  row('Calendar 2027, Tết', '9 and 10/2 under both splits, 4 and 11/2 open', 'mended', 'calendar'),
  row('24 November', 'Tag B everywhere', 'mended', 'calendar, README'),
  row('2/1 ↔ 10/1/2026', 'Letter 12729/VPCP-KGVX', 'mended', 'calendar'),
  row('Calendar 2028', '3/1, Tết 26/1, Giỗ Tổ 4/4', 'mended', 'calendar'),
  row('Ministries', 'Two more offices; G04 beside G17', 'open', 'their codes are not established'),
  row('471 splits', '441 in the official table, 471 in the package', 'mended', 'libs/vietnam/data/README.md'),
  row(
    'Vietnamese words',
    'Terms of the law',
    'partly',
    'the words that were named; the other pages were not read for it',
  ),
  row('English words', 'Terms of the law', 'partly', 'the words that were named; the other pages were not read for it'),
]
