import { useDivisions } from '@/platform/divisions';

/** The name of a village of a district; nothing until the list of them is here. */
export function useVillageNames(place: string): (villageCode: string) => string {
  const { data } = useDivisions(place, { enabled: place !== '' });
  const names = new Map(
    (data?.towns ?? []).flatMap(({ villages }) => villages.map(({ code, shortName }) => [code, shortName] as const)),
  );
  return (villageCode) => names.get(villageCode) ?? '';
}
