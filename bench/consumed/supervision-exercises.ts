import {
  assignAlert,
  changeWatchRule,
  checkAlert,
  closeAlert,
  decideWatchRule,
  explainAlert,
  listAlerts,
  listWatchRules,
  muteAlert,
  reopenAlert,
  showAlert,
  tryWatchRule,
} from '@shared/supervision/supervision';
import { answerOutcome, listMyOutcomes, replyToOutcome } from '@shared/supervision/outcomes';
import { listBenefitPlaces, listBenefitPrograms, listUnclaimed } from '@shared/supervision/benefits';
import { printBriefing } from '@shared/supervision/papers';
import { showStatistics } from '@shared/supervision/statistics';
import { showFreshness } from '@shared/supervision/freshness';
import { decideListMatch, listListMatches, listWatchLists } from '@shared/supervision/lists';
import { listCentreVillages, showCentres, showVillageAlertCounts } from '@shared/supervision/centres';
import { quarterOf } from '@shared/quarters';
import type { AnyRoute } from '@shared/route';
import { putBenefitPlace, putBenefitProgram, putUnclaimed } from '../../functions/supervision/benefits/benefit-store';
import { countCentres } from '../../functions/supervision/centres/count-centres';
import { putCentreDigits } from '../../functions/supervision/statistics/statistics-store';
import { alertIn } from '../../functions/supervision/testing/alerts';
import { listWith } from '../../functions/supervision/testing/list-store';
import { toldAlert } from '../../functions/supervision/testing/told-alert';
import { PostTermEntity } from '../../functions/identity/post-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { put } from '../../scripts/seed/row';
import { DISTRICT } from '../../tests/support/people';
import { type District, write } from './district';
import { done, exercise, type Exercise, HOLDERS, tenfold } from './exercise';

const TEXT = '承租人住院，月底前付清';

/** An alert after these steps, each by the first office that may take it. */
async function after(d: District, ...steps: [route: AnyRoute, body?: object][]) {
  const { alertId } = await alertIn(d.village.code);
  const params = { alertId };
  let version = 1;
  for (const [route, body] of steps) {
    await done(d, route, { params, body: { version, text: TEXT, ...body } });
    version += 1;
  }
  return { params, version };
}
/** The next step after those. */
const onAlert = (route: AnyRoute, body: (d: District) => object, ...steps: Parameters<typeof after>[1][]) =>
  exercise(route, async (d) => {
    const { params, version } = await after(d, ...steps);
    return { params, body: { version, ...body(d) } };
  });
const RULE = { params: { ruleCode: 'YJ24' } };
/** A proposal on the version of the rule as it stands. */
async function retiring(d: District) {
  const { items } = await done(d, listWatchRules);
  const { settingVersion } = items.find(({ code }) => code === RULE.params.ruleCode)!;
  return { ...RULE, body: { version: settingVersion, state: 'retired' as const, figures: {}, why: '先停一停再看' } };
}
/** A place of the district with what a night kept of its subsidies. */
const keptPlace = (division: string) => ({
  ...{ division, name: '演示镇', asOf: now(), rostered: 900, notCompared: 0, unclaimed: 12 },
  ...{ paid: { fen: 12_000_000, persons: 120 }, before: { fen: 11_000_000, persons: 118 } },
});
const program = { programCode: 'BT01', programName: '耕地地力保护补贴' };
const ANSWER = { text: '四月那笔是补发三月的，有存折为证。' };
const CLOSING = { closing: 'explained' };
/** What the night counted of the district's centres. */
const counted = (what: string, route: AnyRoute, call: (d: District) => object = () => ({})) =>
  tenfold(what)(route, async (d) => {
    await countCentres(DISTRICT, now());
    return call(d);
  });
const aRowOf = (d: District) => listWith(DISTRICT, [d.resident.personId]);
const ONE = { query: { limit: 1 } };

export const supervisionExercises: readonly Exercise[] = [
  tenfold('nothing: a page of what awaits the village')(listAlerts, async (d) => {
    await alertIn(d.village.code);
    return { params: { division: d.village.code }, ...ONE };
  }),
  exercise(showAlert, (d) => after(d)),
  onAlert(explainAlert, () => ({ text: TEXT })),
  onAlert(assignAlert, ({ township }) => ({ accountId: township.accountId })),
  onAlert(checkAlert, () => ({ text: TEXT }), [explainAlert]),
  onAlert(closeAlert, () => ({ ...CLOSING, text: TEXT }), [explainAlert], [checkAlert]),
  onAlert(reopenAlert, () => ({ text: TEXT }), [explainAlert], [checkAlert], [closeAlert, CLOSING]),
  exercise(listMyOutcomes, async (d) => {
    await toldAlert(d.village.code, d.resident.personId);
    return {};
  }),
  exercise(answerOutcome, async (d) => ({
    params: { alertId: (await toldAlert(d.village.code, d.resident.personId)).alertId },
    body: ANSWER,
  })),
  exercise(replyToOutcome, async (d) => {
    const { personId } = d.resident;
    const { alertId, version } = await toldAlert(d.village.code, personId);
    await done(d, answerOutcome, { params: { alertId }, body: ANSWER });
    const body = { version: version + 1, ending: 'real' as const, ...ANSWER };
    return { params: { alertId, personId }, token: d.regulator.token, body };
  }),
  onAlert(muteAlert, () => ({ days: 30, text: TEXT })),
  tenfold('nothing: the catalogue of rules')(listWatchRules),
  exercise(changeWatchRule, retiring),
  exercise(decideWatchRule, async (d) => {
    const asked = await retiring(d);
    await done(d, changeWatchRule, asked);
    return { ...RULE, body: { version: asked.body.version + 1, verdict: 'drop' } };
  }),
  tenfold('the rows of one village that its rules read: on request, for the regulator alone')(tryWatchRule, (d) => ({
    ...RULE,
    body: { villageCode: d.village.code, figures: { days: 30 } },
  })),
  counted('nothing: one row of a district', showCentres),
  counted('nothing: one row of a district', showFreshness),
  tenfold('nothing: two rows of a district')(showStatistics, async () => {
    await countCentres(DISTRICT, now());
    const counts = Array.from({ length: 9 }, () => 4_000);
    const span = { from: '2025-11', through: '2026-10', asOf: now() };
    await putCentreDigits({ division: DISTRICT, ...span, villages: 158, counts, leftOut: 0 });
    return { params: { division: DISTRICT } };
  }),
  tenfold('nothing: a page of a district’s lists')(listWatchLists, async (d) => {
    await aRowOf(d);
    return ONE;
  }),
  tenfold('nothing: a page of a list, each row with whom it may mean')(listListMatches, async (d) => {
    const { listId } = await aRowOf(d);
    return { params: { listId }, ...ONE };
  }),
  exercise(decideListMatch, async (d) => ({
    params: await aRowOf(d),
    body: { version: 1, personId: d.resident.personId },
  })),
  counted('nothing: one row of a village', showVillageAlertCounts),
  tenfold('nothing: a page of a town’s villages')(listBenefitPlaces, async ({ village }) => {
    await putBenefitPlace(keptPlace(village.code));
    return { params: { division: village.townCode }, ...ONE };
  }),
  tenfold('nothing: a page of the programs of a district')(listBenefitPrograms, async () => {
    const { rostered: _, notCompared: __, ...sums } = keptPlace(DISTRICT);
    await putBenefitProgram({ ...sums, ...program });
    return { params: { division: DISTRICT }, ...ONE };
  }),
  tenfold('nothing: a page of a village’s list', { grows: HOLDERS })(
    listUnclaimed,
    async ({ village: { code: villageCode }, cadre, resident }) => {
      const term = { division: villageCode, termId: newId(), post: 'villageHead', personName: '陈建国' } as const;
      await write([put(PostTermEntity, { ...term, personId: cadre.personId, fromOn: '2025-01-01', version: 1 })]);
      const found = { villageCode, personId: resident.personId, group: '3组', factsAsOf: '2026-06-01', asOf: now() };
      await putUnclaimed({ ...found, programs: [program] });
      return ONE;
    },
  ),
  counted('two rows of a town, with a line a village', printBriefing, ({ village, regulator }) => ({
    token: regulator.token,
    params: { division: village.townCode, quarter: quarterOf(now()) },
  })),
  counted('nothing: a page of a town’s villages', listCentreVillages, ({ village }) => ({
    params: { division: village.townCode },
    ...ONE,
  })),
];
