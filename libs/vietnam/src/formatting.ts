import { dayOf, timeOfDay } from './calendar.js'

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })
const fraction = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

/** `14/08/1988`; `08/1988` and `1988` where no more is known. */
export function formatDate(date: string): string {
  return date.split('-').reverse().join('/')
}

/** `15:04 22/11/2026`, Vietnamese time. */
export function formatInstant(instant: Date): string {
  return `${timeOfDay(instant)} ${formatDate(dayOf(instant))}`
}

/** `1.234,5`: at most two decimals. */
export function formatNumber(value: number): string {
  return fraction.format(value)
}

/** `8.000 đồng`. */
export function formatMoney(dong: number): string {
  return `${whole.format(dong)} đồng`
}

/** `52,4 m²`. */
export function formatArea(squareMetres: number): string {
  return `${fraction.format(squareMetres)} m²`
}
