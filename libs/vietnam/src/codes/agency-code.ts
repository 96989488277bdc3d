/** Agency codes of the provinces' people's committees by today's province code (QĐ 20/2020 and 09/2025/QĐ-TTg). */
export const provinceAgencies: Readonly<Record<string, string>> = {
  '01': 'H26', '04': 'H14', '08': 'H60', '11': 'H18', '12': 'H35', '14': 'H52', '15': 'H38', '19': 'H55', '20': 'H37',
  '22': 'H49', '24': 'H05', '25': 'H44', '31': 'H24', '33': 'H31', '37': 'H42', '38': 'H56', '40': 'H41', '42': 'H27',
  '44': 'H50', '46': 'H57', '48': 'H17', '51': 'H48', '52': 'H21', '56': 'H32', '66': 'H15', '68': 'H36', '75': 'H19',
  '79': 'H29', '80': 'H53', '82': 'H20', '86': 'H61', '91': 'H01', '92': 'H13', '96': 'H12',
} // prettier-ignore

/** The provinces whose code is inferred from the sequence and not read in an official text. */
export const inferredAgencies: ReadonlySet<string> = new Set(['H13', 'H31', 'H32'])

/** Whether the text has the shape of an agency code: `H26`, `G15`, `H26.101`, `H26.00637`. */
export function isAgencyCode(text: string): boolean {
  return /^[A-Z][0-9]{2}(\.[0-9]{2,5}){0,3}$/.test(text)
}

/**
 * The sample agency code of a commune office: the province's code, a dot, the five digits of today's unit. No official
 * list exists, so it is marked as a sample wherever it is shown.
 */
export function communeAgencyCode(province: string, commune: string): string | undefined {
  const agency = provinceAgencies[province]
  return agency === undefined ? undefined : `${agency}.${commune}`
}

/** Today's unit codes a sample commune agency code speaks of, or undefined for another agency. */
export function communeOfAgency(code: string): string | undefined {
  return /^H[0-9]{2}\.([0-9]{5})$/.exec(code)?.[1]
}
