import { column, type Correctables, type HeldRecord } from '#registry'

const ofParcel = ({ key }: HeldRecord) => ({ parcel_id: key })
const floorArea = column('public.house', 'floor_area_m2', ofParcel, 'recorded_on')

/** What the land registry corrects in its own rows; shares, owners and limits need a decision of their own. */
export const landCorrections: Correctables = {
  'land.home.floorArea': floorArea,
  'land.parcel.floorArea': floorArea,
  'land.parcel.builtArea': column('public.house', 'built_area_m2', ofParcel, 'recorded_on'),
  'land.parcel.area': column('public.parcel', 'area_m2', ofParcel, 'updated_on'),
}
