import { acknowledgement, cacheInputs, placeList, serviceInputs } from '../../publish/surface.ts'

/** What becomes of the cells that `build` has proven. */
export const publishInputs = {
  publish: placeList('Where to publish every proven cell in this job, with `build`.'),
  'signing-key': cacheInputs['signing-key'],
  ...serviceInputs,
  'acknowledge-unfree': acknowledgement,
} as const
