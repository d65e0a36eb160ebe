import type { ContractRow } from '../accounts/registers/rows';
import { partyText } from '../accounts/party';
import { partyKey } from '../accounts/parties/known-parties';
import type { Caller } from '../platform/sessions';

/**
 * Whether somebody bound to a name is the party of a contract: one of this village, with the full name that stands on it. A contract is
 * public, so a namesake learns nothing; what they pay, they pay for the contract.
 */
export const isPartyOf = (
  { villageCode, partyBKey }: Pick<ContractRow, 'villageCode' | 'partyBKey'>,
  person: Caller['person'],
): boolean =>
  person !== undefined &&
  person.villageCode === villageCode &&
  partyBKey !== undefined &&
  partyKey(villageCode, partyText(person.name)) === partyBKey;
