import { townOf } from '@shared/divisions';
import { dayInChina } from '@shared/time';
import { divisionTree, inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { dueAt, isOpen } from '../../reports/report';
import { openIn } from '../../reports/report-store';
import { openBurstsIn } from '../../reviews/bursts/standing';
import type { BurstStanding, ReportStanding } from '../facts/rows';
import { listedPersons } from '../lists/listed-persons';
import { inFives } from '../rule-settings/record';
import type { SetRule } from '../rule-settings/setting';
import { rulesOf, saveBackTest } from '../rule-settings/setting-store';
import { type Digits, digitsOf, digitsSpan, NO_DIGITS, together } from '../statistics/first-digits';
import { peersIn, putCentreDigits } from '../statistics/statistics-store';
import { judgeRules } from './judge-rules';
import { trialOf, watchRows } from './raise-findings';
import { putRun, runOf, type WatchRun } from './run-store';
import { type DistrictRows, villageRowsOf } from './village-rows';

/** Villages between two writes of the cursor. */
const PAGE = 4;

/**
 * Each night: runs every rule over every village. A run that is cut off goes on at the village after the last page; one that is done is not
 * done again that day. A village that fails does not stop the others; it stays in the run's list until it
 * succeeds, and the run fails, so that the alarm tells, and the next invocation tries it anew.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  let failed = 0;
  await inEachDistrict(async (district) => {
    failed += await watchDistrict(district, at);
  });
  if (failed > 0) throw new Error(`${failed} villages were not watched`);
};

/**
 * One district's night. Resolves to how many villages could not be watched.
 * @param isWatched which villages there is something to be read of: all of them, but where a demo fills a few.
 */
export async function watchDistrict(
  districtCode: string,
  at: string,
  isWatched: (villageCode: string) => boolean = () => true,
): Promise<number> {
  const day = dayInChina(at);
  const begun = await runOf(districtCode, day);
  if (begun?.finishedAt) return 0;
  const fresh: WatchRun = {
    districtCode,
    day,
    after: '',
    villages: 0,
    raised: 0,
    found: 0,
    shadow: {},
    failed: [],
    startedAt: at,
  };
  let run = begun ?? fresh;
  const [{ towns }, rules, reports, bursts, listed, peers] = await Promise.all([
    divisionTree(districtCode),
    rulesOf(districtCode),
    reportsByVillage(districtCode),
    burstsByVillage(districtCode),
    listedPersons(districtCode, day),
    peersIn(districtCode),
  ]);
  const codes = towns
    .flatMap(({ villages }) => villages.map(({ code }) => code))
    .filter(isWatched)
    .sort();
  const left = [...run.failed, ...codes.filter((code) => code > run.after)];
  for (let from = 0; from < left.length; from += PAGE) {
    for (const code of left.slice(from, from + PAGE))
      run = await watchVillage(
        run,
        rules,
        code,
        { reports: reports.get(code), bursts: bursts.get(code), listed, peers },
        at,
      );
    await putRun(run);
  }
  await keepBackTests(run, rules, codes.length);
  await keepDigits(run, codes.length, at);
  await judgeRules(districtCode, at);
  await putRun(run.failed.length > 0 ? run : { ...run, finishedAt: now() });
  log(run.failed.length > 0 ? 'error' : 'info', 'watchVillages', { count: run.villages });
  return run.failed.length;
}

async function watchVillage(
  run: WatchRun,
  rules: readonly SetRule[],
  code: string,
  ofDistrict: DistrictRows,
  at: string,
): Promise<WatchRun> {
  const after = code > run.after ? code : run.after;
  try {
    const rows = await villageRowsOf(code, at, ofDistrict);
    const counted = await watchRows(rules, rows, at);
    const shadow = { ...run.shadow };
    for (const [rule, count] of Object.entries(counted.shadow)) shadow[rule] = (shadow[rule] ?? 0) + count;
    const tried = { ...run.tried };
    for (const [name, found] of Object.entries(counted.tried)) {
      const { villages = 0, aboutBefore = 0, aboutAfter = 0, ...sum } = tried[name] ?? { before: 0, after: 0 };
      tried[name] = {
        before: sum.before + found.before,
        after: sum.after + found.after,
        aboutBefore: aboutBefore + found.aboutBefore,
        aboutAfter: aboutAfter + found.aboutAfter,
        villages: villages + 1,
      };
    }
    return {
      ...run,
      after,
      villages: run.villages + 1,
      raised: run.raised + counted.raised,
      found: run.found + counted.found,
      shadow,
      tried,
      digits: withDigits(run.digits, code, digitsOf(rows.vouchers, run.day)),
      failed: run.failed.filter((one) => one !== code),
    };
  } catch (error) {
    log('error', 'watchVillage', { subject: `village#${code}`, ...(error instanceof Error && { error: error.name }) });
    return { ...run, after, failed: [...new Set([...run.failed, code])] };
  }
}

function withDigits(digits: WatchRun['digits'] = {}, code: string, own: Digits): WatchRun['digits'] {
  const { villages, ...before } = digits[townOf(code)] ?? { villages: 0, ...NO_DIGITS };
  const { counts, leftOut } = together(before, own);
  return { ...digits, [townOf(code)]: { villages: villages + 1, counts: [...counts], leftOut } };
}

/** The first digits of each town and of the district, where every village was read: of some of them it would be another picture. */
async function keepDigits({ districtCode, day, digits = {} }: WatchRun, villages: number, at: string): Promise<void> {
  const towns = Object.entries(digits).map(([division, counted]) => ({ division, ...counted }));
  const read = towns.reduce((sum, town) => sum + town.villages, 0);
  if (read !== villages) return;
  const { counts, leftOut } = towns.reduce<Digits>(together, NO_DIGITS);
  const district = { division: districtCode, villages, counts: [...counts], leftOut };
  for (const place of [...towns, district]) await putCentreDigits({ ...place, ...digitsSpan(day), asOf: at });
}

/** Beside each proposal what it would find, where every village that could be read was asked: one that came in the night waits for the next. */
async function keepBackTests(run: WatchRun, rules: readonly SetRule[], villages: number): Promise<void> {
  for (const set of rules) {
    const counted = run.tried?.[trialOf(set)];
    if (!counted || counted.villages + run.failed.length < villages) continue;
    const { aboutBefore = 0, aboutAfter = 0 } = counted;
    await saveBackTest(run.districtCode, set, {
      before: counted.before + inFives(aboutBefore),
      after: counted.after + inFives(aboutAfter),
      villages: counted.villages,
      on: run.day,
    });
  }
}

/** What is owed of reports in a district, by village: read once for all of them. */
async function reportsByVillage(district: string): Promise<Map<string, ReportStanding[]>> {
  const byVillage = new Map<string, ReportStanding[]>();
  for await (const page of openIn(district))
    for (const report of page) {
      const { reportId, villageCode, state, assigneePersonId, excludedPersonIds } = report;
      const standing = { reportId, open: isOpen(state), dueAt: dueAt(report), assigneePersonId, excludedPersonIds };
      byVillage.set(villageCode, [...(byVillage.get(villageCode) ?? []), standing]);
    }
  return byVillage;
}

/** Reviews of a district that came all at once and wait, by village. */
async function burstsByVillage(district: string): Promise<Map<string, BurstStanding[]>> {
  const byVillage = new Map<string, BurstStanding[]>();
  for await (const { villageCode, ...burst } of openBurstsIn(district))
    byVillage.set(villageCode, [...(byVillage.get(villageCode) ?? []), burst]);
  return byVillage;
}
