import type { PostedLine } from '../book';
import { partyKey } from '../parties/known-parties';
import { type Nature, type Party, partyOf, type PartyKnowledge } from '../party';

type Kept = Pick<PostedLine, 'counterparty' | 'counterpartyKey'>;

/** A line's party as the book keeps it. One of which nothing but a number was written is nobody. */
export const keptParty = ({ shown, key }: Party): Kept =>
  shown === '' ? {} : { counterparty: shown, ...(key && { counterpartyKey: key }) };

/** What a form says of a party, as a party is judged. */
export const natureOf = (natural: boolean | undefined): Nature | undefined =>
  natural === undefined ? undefined : natural ? 'person' : 'organisation';

/**
 * The one a line's money came from or went to, as it is kept: anyone but a body masked, with a key that only this village's
 * same full name gives, so that two people who are masked alike stay two.
 * @param natural as the form says; undefined when it does not, and then only the register can show the name whole.
 */
export const counterpartyOf = (
  villageCode: string,
  name: string,
  natural: boolean | undefined,
  isRegistered?: PartyKnowledge['isRegistered'],
): Kept =>
  keptParty(
    partyOf(name, {
      nature: natureOf(natural),
      isRegistered,
      keyOf: (text) => partyKey(villageCode, text),
    }),
  );
