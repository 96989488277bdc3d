/** A text in both languages of the product. */
export interface Bilingual {
  vi: string
  en: string
}
