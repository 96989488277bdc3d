import type { Household } from '#sandbox'

const number = new Intl.NumberFormat('en')

/** What a generated population came to: its own account of people, households and parcels. */
export class Tally {
  private people = 0
  private households = 0
  private verified = 0
  private unverified = 0
  private absent = 0

  add({ people, parcels, unrecordedParcels = 0 }: Household): void {
    this.households++
    this.people += people.length
    this.absent += unrecordedParcels
    for (const { trust } of parcels) {
      if (trust === 'verified') this.verified++
      else this.unverified++
    }
  }

  /** One sentence; parcels that are not in the land database are named as what they are. */
  text(): string {
    const parcels = this.verified + this.unverified + this.absent
    const share = (part: number): string => `${parcels === 0 ? 0 : Math.round((100 * part) / parcels)} %`
    return `${number.format(this.people)} people, ${number.format(this.households)} households, ${number.format(parcels)} parcels (${share(this.verified)} verified, ${share(this.unverified)} unverified, ${share(this.absent)} not in the land database).`
  }
}
