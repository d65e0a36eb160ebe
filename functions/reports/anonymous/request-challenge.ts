import { requestChallenge } from '@shared/challenge';
import { newChallenge } from '../../platform/challenge';
import { handle } from '../../platform/serve';
import { bitsWanted, scopeOf } from '../../platform/toll';

/** For anyone, as often as they like: it costs four readings and leaves no row. */
export const requestChallengeHandler = handle(requestChallenge)(
  async ({ body: { purpose = 'report', villageCode } }, { at }) =>
    newChallenge(await bitsWanted(purpose, villageCode, at), at, scopeOf(purpose, villageCode)),
);
