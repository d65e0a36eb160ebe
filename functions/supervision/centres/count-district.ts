import { dayInChina } from '@shared/time';
import { balancesOf } from '../../accounts/balances/balance-store';
import { villageYearOf } from '../../accounts/book-store';
import { behind } from '../../accounts/publications/publication';
import { publishingIn, type StoredPublishedYear } from '../../accounts/publications/publication-store';
import { contractsOf } from '../../accounts/registers/contract-store';
import { assetsOf } from '../../accounts/registers/register-store';
import { divisionTree } from '../../identity/division-store';
import { inParallel } from '../../platform/in-parallel';
import { everyRow } from '../../platform/query-page';
import type { Alert } from '../alerts/alert';
import { alertsSince } from '../alerts/alert-store';
import { benefitPlaceOf } from '../benefits/benefit-store';
import type { KeptSum, KeptVillage } from './centre-store';
import { type KeptPeers, kindOf, managementOf, type Peer, peersOf } from '../statistics/peers';
import { countsOf, figuresOf, lastMonthBefore, publicSpan, spreadOf, sumOf } from './figures';
import { type KeptQuarter, quarterAt, type QuarterPart } from './quarter';

const AT_ONCE = 8;

/** All that the centres of a district show, counted from the rows as they are at an instant. It writes nothing. */
export async function countDistrict(
  districtCode: string,
  at: string,
): Promise<{ sum: KeptSum; villages: KeptVillage[]; quarters: KeptQuarter[]; peers: KeptPeers }> {
  const today = dayInChina(at);
  const { year, month, period } = lastMonthBefore(today);
  const tree = await divisionTree(districtCode);
  const progress = new Map(
    (await everyRow((query) => publishingIn(districtCode, year, query))).map((row) => [row.villageCode, row]),
  );
  const alerts: Alert[] = [];
  // Closed ones too, as long ago as they may have been raised in the months that everybody reads.
  for await (const page of alertsSince(districtCode, publicSpan(today).from)) alerts.push(...page);
  const byVillage = new Map<string, Alert[]>();
  for (const alert of alerts) byVillage.set(alert.villageCode, [...(byVillage.get(alert.villageCode) ?? []), alert]);

  const named = tree.towns.flatMap(({ villages }) => villages);
  const villages: KeptVillage[] = [];
  const compared: Peer[] = [];
  await inParallel(named, AT_ONCE, async ({ code, name, shortName }) => {
    const [own, balances, contracts, assets] = await Promise.all([
      villageYearOf({ villageCode: code, year }),
      balancesOf({ villageCode: code, year }),
      everyRow((query) => contractsOf(code, query)),
      everyRow((query) => assetsOf(code, query)),
    ]);
    const population = tree.populations.get(code);
    const read = { year: own, progress: progressOf(progress.get(code), year, today), contracts, assets };
    const managementFen =
      own && balances && managementOf({ ...balances, year, closedThrough: own.closedThrough }, month);
    compared.push({ kind: kindOf(name), population, managementFen });
    villages.push({
      villageCode: code,
      name: shortName,
      ...(population !== undefined && { population }),
      figures: figuresOf({ ...read, alerts: byVillage.get(code) ?? [] }, today, at),
      alerts: countsOf(byVillage.get(code) ?? [], today),
      ...(managementFen !== undefined && { managementFen }),
      asOf: at,
    });
  });
  villages.sort((one, other) => one.villageCode.localeCompare(other.villageCode));
  const spread = spreadOf(villages);
  const sum: KeptSum = {
    districtCode,
    asOf: at,
    month: period,
    villages: villages.length,
    figures: sumOf(villages.map(({ figures }) => figures)),
    towns: tree.towns.map(({ code, name }) => {
      const its = villages.filter(({ villageCode }) => villageCode.startsWith(code));
      return { code, name, villages: its.length, figures: sumOf(its.map(({ figures }) => figures)) };
    }),
    ...(spread && { spread }),
  };
  const quarters = await Promise.all(
    placesOf(sum, tree.district.name, villages).map(async (place) =>
      quarterAt({ ...place, asOf: at, year }, alerts, await benefitPlaceOf(place.division)),
    ),
  );
  const peers = { districtCode, asOf: at, ...peersOf(compared, { year, month }) };
  return { sum, villages, quarters, peers };
}

/** The district with its towns, and each town with its villages. */
const placesOf = (
  { districtCode, villages: count, figures, towns }: KeptSum,
  name: string,
  villages: KeptVillage[],
) => [
  { division: districtCode, name, villages: count, figures, parts: towns.map(partOf) },
  ...towns.map((town) => ({
    ...{ division: town.code, name: town.name, villages: town.villages, figures: town.figures },
    parts: villages
      .filter(({ villageCode }) => villageCode.startsWith(town.code))
      .map(({ villageCode, ...village }) => partOf({ ...village, code: villageCode })),
  })),
];
const partOf = ({ code, name, figures }: QuarterPart): QuarterPart => ({ code, name, figures });

const progressOf = (row: StoredPublishedYear | undefined, year: number, today: string) =>
  row && { periods: row.periods, closedThrough: row.closedThrough, overdue: behind(year, row.periods, today).overdue };
