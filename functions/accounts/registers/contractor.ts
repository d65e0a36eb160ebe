import type { PartyKind } from '@shared/accounts/registers';
import { namedParty } from '../parties/known-parties';
import type { ProjectRow } from './rows';

/** Who builds, as a project keeps it: whole only of a body. Nothing where nobody is named. */
export async function contractorOf(
  villageCode: string,
  name: string | undefined,
  kind: PartyKind | undefined,
): Promise<Pick<ProjectRow, 'contractor' | 'contractorKey'>> {
  if (!name) return {};
  const { shown, key } = await namedParty(villageCode, name, kind);
  return { contractor: shown, contractorKey: key };
}
