import { listDivisions } from '@shared/divisions';
import { A_DAY, useAnswer } from '@/platform/answers';
import { useVillage } from '@/platform/village';

/** What a village is called in full: known at once when it is mine, else looked up; undefined until it is known. */
export function useVillageName(villageCode: string): string | undefined {
  const mine = useVillage();
  const isMine = mine?.villageCode === villageCode;
  const { data } = useAnswer(listDivisions, {}, { keep: true, staleTime: A_DAY, enabled: !isMine });
  if (isMine) return mine.name;
  return data?.towns.flatMap(({ villages }) => villages).find(({ code }) => code === villageCode)?.name;
}
