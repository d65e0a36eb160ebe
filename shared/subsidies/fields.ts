import * as z from '../zod';

/** A kind of subsidy: a category of the catalogue. Apart from their names, which one package of the phone's needs. */
export const SubsidyField = z.enum([
  'farming',
  'livestock',
  'forestry',
  'relief',
  'disability',
  'veterans',
  'health',
  'schooling',
  'revival',
  'building',
  'housing',
  'employment',
  'resettlement',
  'disaster',
  'organisation',
]);
export type SubsidyField = z.infer<typeof SubsidyField>;
