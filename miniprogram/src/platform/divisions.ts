import { districtOf, listDivisions } from '@shared/divisions';
import { A_DAY, useAnswer } from './server/answers';
import { useVillage } from './village';

/** The towns and villages of a district: that of a place, else of my village, else the first that is served. */
export function useDivisions(place?: string, { enabled = true } = {}) {
  const mine = useVillage()?.villageCode;
  const of = place || mine;
  const request = of ? { query: { district: districtOf(of) } } : {};
  return useAnswer(listDivisions, request, { keep: true, staleTime: A_DAY, enabled });
}
