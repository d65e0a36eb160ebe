import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { type FirstDigits, showStatistics } from '@shared/supervision/statistics';
import { handle } from '../../platform/serve';
import { againstBenford } from './first-digits';
import { centreDigitsOf, type KeptDigits, peersIn } from './statistics-store';

function viewDigits({ asOf, from, through, villages, counts, leftOut }: KeptDigits): FirstDigits {
  const counted = againstBenford({ counts });
  const entries = counts.reduce((sum, count) => sum + count, 0);
  return { asOf, from, through, villages, entries, leftOut, ...(counted && { counted }) };
}

/** Two rows at most. A village has no picture: its entries are too few for one. */
export const showStatisticsHandler = handle(showStatistics)(async ({ params: { division } }) => {
  const level = levelOf(division);
  if (level === 'village')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个镇（街道），或者全区' }]);
  const [digits, peers] = await Promise.all([
    centreDigitsOf(division),
    level === 'district' ? peersIn(division) : undefined,
  ]);
  return {
    ...(digits && { digits: viewDigits(digits) }),
    ...(peers && {
      peers: { asOf: peers.asOf, from: peers.from, through: peers.through, groups: [...peers.groups] },
    }),
  };
});
