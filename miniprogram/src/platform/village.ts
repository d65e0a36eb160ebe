import { cell, useCell } from './cell';
import { useMe, useRole } from './server/session';
import { readStored, store } from './storage';

/** The village whose public pages are shown. */
export interface ShownVillage {
  villageCode: string;
  /** As on the seal: 牛角村村民委员会. */
  name: string;
  townName?: string;
}

const KEY = 'village';
const chosen = cell<ShownVillage | undefined>(readStored<ShownVillage>(KEY));

/** Keeps the village a person picked to look at. */
export function chooseVillage(village: ShownVillage): void {
  store(KEY, village);
  chosen.set(village);
}

/** My village: the roster's once bound, else a cadre's own, else the one I picked; undefined before that. */
export function useVillage(): ShownVillage | undefined {
  const person = useMe()?.person;
  const [, , grant] = useRole();
  const picked = useCell(chosen);
  if (grant && grant.division.length === 12) return { villageCode: grant.division, name: grant.divisionName };
  if (person) return { villageCode: person.villageCode, name: person.villageName, townName: person.townName };
  return picked;
}
