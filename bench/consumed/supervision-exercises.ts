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
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { putBenefitPlace, putBenefitProgram, putUnclaimed } from '../../functions/supervision/benefits/benefit-store';
import { countCentres } from '../../functions/supervision/centres/count-centres';
import { putCentreDigits } from '../../functions/supervision/statistics/statistics-store';
import { alertIn } from '../../functions/supervision/testing/alerts';
import { listWith } from '../../functions/supervision/testing/list-store';
import { toldAlert } from '../../functions/supervision/testing/told-alert';
import { PostTermEntity } from '../../functions/identity/post-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { callApi } from '../../tests/support/api';
import type { District } from './district';
import { exercise, type Exercise, HOLDERS, tenfold } from './exercise';

const TEXT = '承租人住院，月底前付清';

/** An alert after these steps, each of the cadre or the town in turn. */
async function after(d: District, ...steps: [route: AnyRoute, token: string, body: object][]) {
  const { alertId } = await alertIn(d.village.code);
  let version = 1;
  for (const [route, token, body] of steps) {
    await callApi(route, { token, params: { alertId }, body: { version, ...body } });
    version += 1;
  }
  return { params: { alertId }, version };
}
const explained = (d: District): [AnyRoute, string, object] => [explainAlert, d.cadre.token, { text: TEXT }];
const checked = (d: District): [AnyRoute, string, object] => [checkAlert, d.township.token, { text: TEXT }];
const ruleOf = ({ village }: District) => ({
  params: { districtCode: village.code.slice(0, 6), ruleCode: 'YJ24' },
});
/** A proposal on the version of the rule as it stands. */
async function retiring({ village, regulator }: District, code: string) {
  const params = { districtCode: village.code.slice(0, 6) };
  const { items } = (await callApi(listWatchRules, { token: regulator.token, params })).body;
  const { settingVersion } = items.find((rule) => rule.code === code)!;
  return { version: settingVersion, state: 'retired' as const, figures: {}, why: '先停一停再看' };
}
/** A place of the district with what a night kept of its subsidies. */
const keptPlace = (division: string) => ({
  ...{ division, name: '演示镇', asOf: now(), rostered: 900, notCompared: 0, unclaimed: 12 },
  ...{ paid: { fen: 12_000_000, persons: 120 }, before: { fen: 11_000_000, persons: 118 } },
});
const program = { programCode: 'BT01', programName: '耕地地力保护补贴' };
const ANSWER = '四月那笔是补发三月的，有存折为证。';
const CLOSING = { closing: 'explained', text: TEXT };

export const supervisionExercises: readonly Exercise[] = [
  tenfold('nothing: a page of what awaits the village')(listAlerts, async (d) => {
    await alertIn(d.village.code);
    return { params: { division: d.village.code }, query: { limit: 1 } };
  }),
  exercise(showAlert, async (d) => ({ params: (await after(d)).params })),
  exercise(explainAlert, async (d) => ({ params: (await after(d)).params, body: { version: 1, text: TEXT } })),
  exercise(assignAlert, async (d) => ({
    params: (await after(d)).params,
    body: { version: 1, accountId: d.township.accountId },
  })),
  exercise(checkAlert, async (d) => {
    const { params, version } = await after(d, explained(d));
    return { params, body: { version, text: TEXT } };
  }),
  exercise(closeAlert, async (d) => {
    const { params, version } = await after(d, explained(d), checked(d));
    return { params, body: { version, ...CLOSING } };
  }),
  exercise(reopenAlert, async (d) => {
    const { params, version } = await after(d, explained(d), checked(d), [closeAlert, d.township.token, CLOSING]);
    return { params, body: { version, text: TEXT } };
  }),
  exercise(listMyOutcomes, async (d) => {
    await toldAlert(d.village.code, d.resident.personId);
    return {};
  }),
  exercise(answerOutcome, async (d) => ({
    params: { alertId: (await toldAlert(d.village.code, d.resident.personId)).alertId },
    body: { text: ANSWER },
  })),
  exercise(replyToOutcome, async (d) => {
    const { personId, token } = d.resident;
    const { alertId, version } = await toldAlert(d.village.code, personId);
    await callApi(answerOutcome, { token, params: { alertId }, body: { text: ANSWER } });
    return {
      params: { alertId, personId },
      token: d.regulator.token,
      body: { version: version + 1, ending: 'real' as const, text: ANSWER },
    };
  }),
  exercise(muteAlert, async (d) => ({ params: (await after(d)).params, body: { version: 1, days: 30, text: TEXT } })),
  tenfold('nothing: the catalogue of rules')(listWatchRules, ({ village }) => ({
    params: { districtCode: village.code.slice(0, 6) },
  })),
  exercise(changeWatchRule, async (d) => ({
    ...ruleOf(d),
    token: d.regulator.token,
    body: { ...(await retiring(d, 'YJ24')) },
  })),
  exercise(decideWatchRule, async (d) => {
    const { params } = ruleOf(d);
    const asked = await retiring(d, 'YJ24');
    await callApi(changeWatchRule, { token: d.regulator.token, params, body: asked });
    return { params, body: { version: asked.version + 1, verdict: 'drop' } };
  }),
  tenfold('the rows of one village that its rules read: on request, for the regulator alone')(tryWatchRule, (d) => ({
    ...ruleOf(d),
    token: d.regulator.token,
    body: { villageCode: d.village.code, figures: { days: 30 } },
  })),
  tenfold('nothing: one row of a district')(showCentres, async ({ village }) => {
    const districtCode = village.code.slice(0, 6);
    await countCentres(districtCode, now());
    return { params: { districtCode } };
  }),
  tenfold('nothing: one row of a district')(showFreshness, async ({ village }) => {
    const districtCode = village.code.slice(0, 6);
    await countCentres(districtCode, now());
    return { params: { districtCode } };
  }),
  tenfold('nothing: two rows of a district')(showStatistics, async ({ village }) => {
    const division = village.code.slice(0, 6);
    await countCentres(division, now());
    const span = { from: '2025-11', through: '2026-10', asOf: now() };
    await putCentreDigits({
      division,
      ...span,
      villages: 158,
      counts: Array.from({ length: 9 }, () => 4_000),
      leftOut: 0,
    });
    return { params: { division } };
  }),
  tenfold('nothing: a page of a district’s lists')(listWatchLists, async ({ village, resident }) => {
    const { districtCode } = await listWith(village.code.slice(0, 6), [resident.personId]);
    return { params: { districtCode }, query: { limit: 1 } };
  }),
  tenfold('nothing: a page of a list, each row with whom it may mean')(
    listListMatches,
    async ({ village, resident }) => {
      const { districtCode, listId } = await listWith(village.code.slice(0, 6), [resident.personId]);
      return { params: { districtCode, listId }, query: { limit: 1 } };
    },
  ),
  exercise(decideListMatch, async ({ village, resident }) => {
    const params = await listWith(village.code.slice(0, 6), [resident.personId]);
    return { params, body: { version: 1, personId: resident.personId } };
  }),
  tenfold('nothing: one row of a village')(showVillageAlertCounts, async ({ village }) => {
    await countCentres(village.code.slice(0, 6), now());
    return { params: { villageCode: village.code } };
  }),
  tenfold('nothing: a page of a town’s villages')(listBenefitPlaces, async ({ village }) => {
    await putBenefitPlace(keptPlace(village.code));
    return { params: { division: village.code.slice(0, 9) }, query: { limit: 1 } };
  }),
  tenfold('nothing: a page of the programs of a district')(listBenefitPrograms, async ({ village }) => {
    const division = village.code.slice(0, 6);
    const { rostered: _, notCompared: __, ...sums } = keptPlace(division);
    await putBenefitProgram({ ...sums, ...program });
    return { params: { division }, query: { limit: 1 } };
  }),
  tenfold('nothing: a page of a village’s list', { grows: HOLDERS })(
    listUnclaimed,
    async ({ village: { code: villageCode }, cadre, resident }) => {
      const term = { division: villageCode, termId: newId(), post: 'villageHead', personName: '陈建国' } as const;
      const row = { ...term, personId: cadre.personId, fromOn: '2025-01-01', version: 1 };
      await PostTermEntity.build(PutItemCommand).item(row).send();
      const found = { villageCode, personId: resident.personId, group: '3组', factsAsOf: '2026-06-01', asOf: now() };
      await putUnclaimed({ ...found, programs: [program] });
      return { params: { villageCode }, query: { limit: 1 } };
    },
  ),
  tenfold('two rows of a town, with a line a village')(printBriefing, async ({ village, regulator }) => {
    const at = now();
    await countCentres(village.code.slice(0, 6), at);
    return { token: regulator.token, params: { division: village.code.slice(0, 9), quarter: quarterOf(at) } };
  }),
  tenfold('nothing: a page of a town’s villages')(listCentreVillages, async ({ village }) => {
    await countCentres(village.code.slice(0, 6), now());
    return { params: { division: village.code.slice(0, 9) }, query: { limit: 1 } };
  }),
];
