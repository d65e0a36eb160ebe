import { maskName } from '@shared/mask';
import { lookupHash } from '../../platform/sealed';
import type { PostedLine } from '../book';

const KEY_LENGTH = 16;

/**
 * The one a line's money came from or went to, as it is kept: a natural person masked, with a key that only this village's
 * same full name gives, so that two people who are masked alike stay two. The key tells nothing without the secret.
 */
export const counterpartyOf = (
  villageCode: string,
  name: string,
  natural: boolean,
): Pick<PostedLine, 'counterparty' | 'counterpartyKey'> =>
  natural
    ? {
        counterparty: maskName(name),
        counterpartyKey: lookupHash('counterparty', `${villageCode}|${name}`).slice(0, KEY_LENGTH),
      }
    : { counterparty: name };
