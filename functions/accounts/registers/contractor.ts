import type { PartyKind } from '@shared/accounts/registers';
import { namedParty } from '../parties/known-parties';
import { namesBeside } from '../parties/names-beside';
import type { ProjectRow } from './rows';

/** Who builds, as a project keeps it: whole only of a body, and whom the words beside do not name either. Nothing where nobody is named. */
export async function contractorOf(
  villageCode: string,
  name: string | undefined,
  kind: PartyKind | undefined,
): Promise<{ builder: Pick<ProjectRow, 'contractor' | 'contractorKey'>; names: readonly string[] }> {
  if (!name) return { builder: {}, names: [] };
  const party = await namedParty(villageCode, name, kind);
  return { builder: { contractor: party.shown, contractorKey: party.key }, names: namesBeside(party, name) };
}
