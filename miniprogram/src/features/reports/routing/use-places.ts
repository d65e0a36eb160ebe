import type { Town } from '@shared/divisions';
import { useDivisions } from '@/platform/divisions';
import { useKeptDistrict } from './use-keeper';

/** The towns of the district whose rules one keeps, with their villages, and how a code is called. */
export function usePlaces(): { towns: readonly Town[]; placeOf: (code: string) => string } {
  const divisions = useDivisions(useKeptDistrict());
  const { district, towns = [] } = divisions.data ?? {};
  const placeOf = (code: string) =>
    [...towns, ...towns.flatMap(({ villages }) => villages)].find((one) => one.code === code)?.name ??
    (district?.code === code ? district.name : code);
  return { towns, placeOf };
}
