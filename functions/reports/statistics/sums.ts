import { districtOf, levelOf, townOf } from '@shared/divisions';
import type { ReportCategory } from '@shared/reports/reports';
import type { Episode } from './episodes';
import { NOTHING, sumTallies, type Tally, tallyOf } from './tally';

/**
 * What is summed up under one name. A village's code: its own office. A town's: its own office and its villages'. The district's: all.
 * `.own`: that office alone. `.above`: what concerns a village and is handled above it, for the regulator.
 */
export type Scope = string;
export const ownOf = (division: string): Scope => (levelOf(division) === 'village' ? division : `${division}.own`);
export const aboveOf = (villageCode: string): Scope => `${villageCode}.above`;

/** An episode as it is added up: nothing of who reported, what or whom. */
export interface Counted extends Pick<Episode, 'office' | 'villageCode' | 'category' | 'excludedPersonIds'> {
  tally: Tally;
}

export const counted = (episode: Episode): Counted => ({
  office: episode.office,
  villageCode: episode.villageCode,
  category: episode.category,
  excludedPersonIds: [...episode.excludedPersonIds].sort(),
  tally: tallyOf(episode),
});

/** Where an episode is added. Never to an office beneath the one that has it: for that office there is no such report. */
export function scopesOf({ office, villageCode }: Pick<Counted, 'office' | 'villageCode'>): Scope[] {
  switch (levelOf(office)) {
    case 'village':
      return [office, townOf(office), districtOf(office)];
    case 'town':
      return [ownOf(office), office, districtOf(office), aboveOf(villageCode)];
    case 'district':
      return [ownOf(office), office, aboveOf(villageCode)];
  }
}

/** The division whose table lists a scope. */
export function parentOf(scope: Scope): string | undefined {
  const [division = '', kind] = scope.split('.');
  if (kind === 'above') return undefined;
  if (kind === 'own') return division;
  return { village: townOf(division), town: districtOf(division), district: undefined }[levelOf(division)];
}

/** The sums of a scope, a month and a category, or of all categories. */
export interface Sum {
  scope: Scope;
  month: string;
  category: ReportCategory | 'all';
  /** Sums over the reports that exist for everyone. */
  tally: Tally;
  /** Sums over those that must not exist for someone, by whom. */
  hidden: { excludedPersonIds: string[]; tally: Tally }[];
  countedAt: string;
}

/** All sums of a month, from all of its episodes: counted twice they are the same. */
export function sumsOfMonth(month: string, episodes: readonly Counted[], countedAt: string): Sum[] {
  const groups = new Map<string, Counted[]>();
  for (const episode of episodes)
    for (const scope of scopesOf(episode))
      for (const category of [episode.category, 'all']) {
        const key = `${scope}|${category}`;
        groups.set(key, [...(groups.get(key) ?? []), episode]);
      }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const [scope = '', category] = key.split('|');
      return { scope, month, category: category as Sum['category'], ...byExclusion(group), countedAt };
    });
}

function byExclusion(group: readonly Counted[]): Pick<Sum, 'tally' | 'hidden'> {
  const tallies = new Map<string, Tally[]>();
  for (const { excludedPersonIds, tally } of group) {
    const key = excludedPersonIds.join(',');
    tallies.set(key, [...(tallies.get(key) ?? []), tally]);
  }
  const { '': open = [], ...hidden } = Object.fromEntries(tallies);
  return {
    tally: sumTallies(open),
    hidden: Object.entries(hidden)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => ({ excludedPersonIds: key.split(','), tally: sumTallies(each) })),
  };
}

/** Who looks at sums: `everyone` may be anyone, so for them no report exists that does not for someone. */
export type Looker = 'everyone' | { rows: readonly string[] };

/** A sum as it is for one who looks at it: without the reports that do not exist for them. */
export function tallyFor({ tally, hidden }: Pick<Sum, 'tally' | 'hidden'>, looker: Looker): Tally {
  if (looker === 'everyone') return tally;
  const theirs = hidden.filter(({ excludedPersonIds }) => !looker.rows.some((row) => excludedPersonIds.includes(row)));
  return sumTallies([tally, ...theirs.map((each) => each.tally)]);
}

export const tallyOfAll = (sums: readonly Sum[], looker: Looker): Tally =>
  sums.length === 0 ? NOTHING : sumTallies(sums.map((sum) => tallyFor(sum, looker)));
