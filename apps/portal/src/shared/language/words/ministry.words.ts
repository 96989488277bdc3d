/** The words of a ministry's page, in Vietnamese. */
export const ministryVi = {
  ministry: {
    title: 'Dữ liệu của bộ',
  },
}

/** The words of a ministry's page, in English. */
export const ministryEn: typeof ministryVi = {
  ministry: {
    title: 'Data of the ministry',
  },
}
