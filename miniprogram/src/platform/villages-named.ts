import type { Town, VillageName } from '@shared/divisions';

export interface VillageInTown extends VillageName {
  townName: string;
}

/** The villages whose name, or town's name, has what was typed; those that begin with it come first. */
export function villagesNamed(towns: readonly Town[], typed: string): VillageInTown[] {
  const word = typed.trim();
  const found = towns.flatMap((town) =>
    town.villages
      .filter((village) => village.name.includes(word) || town.name.includes(word))
      .map((village) => ({ ...village, townName: town.name })),
  );
  const rank = (village: VillageInTown) => (village.name.startsWith(word) ? 0 : village.name.includes(word) ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b));
}
