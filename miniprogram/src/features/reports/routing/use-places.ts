import { listDivisions, type Town } from '@shared/divisions';
import { A_DAY, useAnswer } from '@/platform/answers';

/** The towns with their villages, and how a code is called. */
export function usePlaces(): { towns: readonly Town[]; placeOf: (code: string) => string } {
  const divisions = useAnswer(listDivisions, {}, { keep: true, staleTime: A_DAY });
  const { district, towns = [] } = divisions.data ?? {};
  const placeOf = (code: string) =>
    [...towns, ...towns.flatMap(({ villages }) => villages)].find((one) => one.code === code)?.name ??
    (district?.code === code ? district.name : code);
  return { towns, placeOf };
}
