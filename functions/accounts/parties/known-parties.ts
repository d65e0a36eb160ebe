import { districtOf } from '@shared/divisions';
import type { PartyKind } from '@shared/accounts/registers';
import { divisionTree } from '../../identity/division-store';
import { lookupHash } from '../../platform/sealed';
import { type Nature, type Party, partyOf, partyText } from '../party';
import { registeredAmong } from './body-store';
import { isDivisionBody } from './division-bodies';

const KEY_LENGTH = 16;

/** A name within its village, so that two persons masked alike stay two: without the secret it tells nothing. */
export const partyKey = (villageCode: string, text: string): string =>
  lookupHash('counterparty', `${villageCode}|${text}`).slice(0, KEY_LENGTH);

/** Which of these names are bodies by the register or by the district's divisions; asked by `partyText`. */
export async function bodiesAmong(villageCode: string, names: Iterable<string>): Promise<(text: string) => boolean> {
  const texts = [...new Set([...names].map(partyText))].filter(Boolean);
  if (texts.length === 0) return () => false;
  const tree = await divisionTree(districtOf(villageCode));
  const ofDivisions = new Set(texts.filter((text) => isDivisionBody(text, tree)));
  const registered = await registeredAmong(
    villageCode,
    texts.filter((text) => !ofDivisions.has(text)),
  );
  return (text) => ofDivisions.has(text) || registered.has(text);
}

/** A party as a register keeps it: of anyone but a body the name is masked. The key is that of the full name, never shown. */
export interface NamedParty {
  readonly kind: PartyKind;
  readonly shown: string;
  readonly key: string;
}

/** Who one party is that a form names. */
export async function namedParty(
  villageCode: string,
  name: string,
  nature: PartyKind | undefined,
): Promise<NamedParty> {
  const { kind, shown } = (await partiesOf(villageCode, [name]))(name, nature);
  return { kind: kind === 'body' ? 'organisation' : 'person', shown, key: partyKey(villageCode, partyText(name)) };
}

/** Who a party is, of names that were asked for: what `partiesOf` gives. */
export type Parties = (name: string, nature?: Nature) => Party;

/**
 * Says of each of these names, in this village, whether it is a body or a person and how it may be published: by what is stated,
 * the register of bodies and the district's divisions.
 */
export async function partiesOf(villageCode: string, names: Iterable<string>): Promise<Parties> {
  const isRegistered = await bodiesAmong(villageCode, names);
  return (name, nature) => partyOf(name, { nature, isRegistered, keyOf: (text) => partyKey(villageCode, text) });
}
