import type { VillageKind } from '@shared/supervision/statistics';
import { yearOf } from '@shared/time';
import { fencesOf } from '../statistics/quartiles';
import type { Fact } from './fact';
import type { VillageRows } from './rows';

const KIND: Readonly<Record<VillageKind, string>> = { village: '村', community: '社区' };

/** How a village spent on management a head, among those of its kind. A year is one alert. */
export const peerFacts = (rows: VillageRows): Fact[] =>
  (rows.peers ?? []).map(({ kind, through, perHeadFen, villages, quartiles }): Fact => {
    const year = yearOf(through);
    return {
      subject: `peers#${rows.villageCode}`,
      period: String(year),
      evidence: [{ kind: 'book', id: through, year }],
      values: {
        kind: KIND[kind],
        through,
        perHeadFen,
        villages,
        ...(quartiles && {
          ...quartiles,
          highFen: fencesOf(quartiles).highFen,
          spreadFen: quartiles.upperFen - quartiles.lowerFen,
          aboveFen: perHeadFen - quartiles.medianFen,
        }),
      },
    };
  });
