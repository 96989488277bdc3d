import { DomainError } from '#contracts'

export function fileEmpty(): DomainError {
  return new DomainError('invalid', 'file_empty', {
    vi: 'Tệp không có nội dung. Hãy chọn lại tệp.',
    en: 'The file is empty. Choose the file again.',
  })
}

export function fileTypeRefused(): DomainError {
  return new DomainError('invalid', 'file_type_refused', {
    vi: 'Không nhận loại tệp này. Hãy gửi PDF, ảnh (JPEG, PNG, WebP, HEIC, TIFF), Word, Excel, OpenDocument hoặc ZIP.',
    en: 'Files of this type are not taken. Send a PDF, a picture (JPEG, PNG, WebP, HEIC, TIFF), Word, Excel, OpenDocument or ZIP.',
  })
}

export function fileEncrypted(): DomainError {
  return new DomainError('invalid', 'file_encrypted', {
    vi: 'Tệp có mật khẩu nên cơ quan không mở được. Hãy bỏ mật khẩu rồi gửi lại.',
    en: 'The file has a password, so the office cannot open it. Remove the password and send it again.',
  })
}

export function fileBroken(): DomainError {
  return new DomainError('invalid', 'file_broken', {
    vi: 'Tệp bị hỏng hoặc chưa đủ. Hãy lưu lại tệp rồi gửi lại.',
    en: 'The file is damaged or incomplete. Save it anew and send it again.',
  })
}

export function archiveRefused(): DomainError {
  return new DomainError('invalid', 'archive_refused', {
    vi: 'Tệp nén có chương trình, macro, tệp nén hoặc tài liệu Office bên trong, đường dẫn lạ hoặc bung ra quá lớn. Hãy gửi riêng từng giấy tờ.',
    en: 'The archive holds programs, macros, other archives or office documents, strange paths, or unpacks to too much. Send each paper by itself.',
  })
}
