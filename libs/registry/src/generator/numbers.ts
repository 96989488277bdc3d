/** Counts what gets a number of its own, over all households of one population. */
export class Numbers {
  private person = 0
  private parcel = 0

  nextPerson(): number {
    return this.person++
  }

  nextParcel(): number {
    return this.parcel++
  }
}
