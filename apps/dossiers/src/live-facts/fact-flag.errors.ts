import { DomainError, type Bilingual } from '#contracts'

/** What a dossier rests on is not what its registry says now, and nobody has looked at it. */
export function factsChanged(registries: readonly Bilingual[]): DomainError {
  const names = (language: 'vi' | 'en') => [...new Set(registries.map((name) => name[language]))].join(', ')
  return new DomainError('conflict', 'facts_changed', {
    vi: `Dữ liệu đã tra cứu vừa thay đổi tại ${names('vi')}. Hãy xem lại rồi xác nhận đã xem, hoặc yêu cầu bổ sung để tra cứu lại, trước khi kết thúc hồ sơ.`,
    en: `What was looked up has changed at ${names('en')}. Look at it and say that you have, or ask for a supplement so that it is looked up again, before you complete the dossier.`,
  })
}

/** Also said of the change of a look-up that the dossier no longer rests on. */
export function changedFactNotFound(): DomainError {
  return new DomainError('notFound', 'changed_fact_not_found', {
    vi: 'Hồ sơ không có thay đổi dữ liệu này. Hãy tải lại trang.',
    en: 'The dossier has no such changed fact. Load the page again.',
  })
}
