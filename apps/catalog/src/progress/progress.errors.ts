import { DomainError } from '#contracts'

/** The list is to be of a registry that the catalogue does not have. */
export function registryFilterUnknown(id: string): DomainError {
  const message = {
    vi: `Không có cơ sở dữ liệu nào tên là ${id}. Hãy chọn trong GET /v1/registries.`,
    en: `There is no registry ${id}. Choose one of GET /v1/registries.`,
  }
  return new DomainError('invalid', 'registry_unknown', message, {
    errors: [{ path: '/registry', code: 'registry_unknown', message }],
  })
}
