const vi = {
  noPage: {
    auditor:
      'Việc của kiểm tra viên chưa có trang trên cổng. Số liệu sử dụng và chất lượng của từng cơ sở dữ liệu lấy qua giao diện lập trình của Motlan.',
    operator: 'Người vận hành không xem hồ sơ. Tình trạng hệ thống xem trong hệ thống giám sát của đơn vị vận hành.',
    client: 'Tài khoản của hệ thống khác chỉ dùng giao diện lập trình, xem /docs.',
    title: 'Việc của bạn ở nơi khác',
  },
}

const en: typeof vi = {
  noPage: {
    auditor:
      'Auditors have no page in the portal yet. Figures on the use and quality of each database come from the programming interface of Motlan.',
    operator: 'Operators see no dossiers. The state of the system is shown in the monitoring of the operating unit.',
    client: 'The account of another system uses the programming interface only, see /docs.',
    title: 'Your work is elsewhere',
  },
}

/** The words of the feature elsewhere, in both languages. */
export const elsewhereWords = { vi, en }
