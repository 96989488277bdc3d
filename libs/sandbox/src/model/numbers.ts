/** Counts what gets a number of its own, over all households of one population. */
export class Numbers {
  private person = 0
  private parcel = 0
  private household = 100

  nextPerson(): number {
    return this.person++
  }

  nextParcel(): number {
    return this.parcel++
  }

  /** The first hundred are left to the personas. */
  nextHousehold(): number {
    return ++this.household
  }
}
