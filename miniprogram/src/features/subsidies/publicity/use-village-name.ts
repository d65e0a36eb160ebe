import { useDivisions } from '@/platform/divisions';
import { useVillage } from '@/platform/village';

/** What a village is called in full: known at once when it is mine, else looked up; undefined until it is known. */
export function useVillageName(villageCode: string): string | undefined {
  const mine = useVillage();
  const isMine = mine?.villageCode === villageCode;
  const { data } = useDivisions(villageCode, { enabled: !isMine });
  if (isMine) return mine.name;
  return data?.towns.flatMap(({ villages }) => villages).find(({ code }) => code === villageCode)?.name;
}
