import { requestChallenge } from '@shared/challenge';
import { submitAnonymousReport } from '@shared/reports';
import { newChallenge } from '../platform/challenge';
import { callsLately } from '../platform/rate-limit';
import { handle } from '../platform/serve';

/** What anonymous reports are counted under once their challenge is solved. */
export const SOLVED = `${submitAnonymousReport.id}.solved`;

/** Zero bits of each of the eight pieces: about 1, 4 and 16 s on a slow phone. */
const EASY = 11;
const HARDER = [
  { from: 40, bits: 15 },
  { from: 15, bits: 13 },
];

/** How hard it is made when so many anonymous reports came in within the last minute or two. */
export const bitsAt = (lately: number): number => HARDER.find(({ from }) => lately >= from)?.bits ?? EASY;

export const requestChallengeHandler = handle(requestChallenge)(async (_request, { at }) =>
  newChallenge(bitsAt(await callsLately(SOLVED, 'all', 60, at)), at),
);
