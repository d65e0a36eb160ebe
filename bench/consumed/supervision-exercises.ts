import { answerOutcome } from '@shared/supervision/outcomes';
import { changeWatchRule, checkAlert, closeAlert, explainAlert, listWatchRules } from '@shared/supervision/supervision';
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
import { type Call, done, exercises, HOLDERS, NOTHING, tenfold } from './exercise';

const TEXT = '承租人住院，月底前付清';
const CLOSING = { closing: 'explained' };

/** An alert after these steps, each by the first office that may take it; and the next one. */
const after =
  (body: (d: District) => object, ...steps: [route: AnyRoute, body?: object][]) =>
  async (d: District): Promise<Call> => {
    const { alertId } = await alertIn(d.village.code);
    let version = 1;
    for (const [route, said] of steps) {
      await done(d, route, { on: { alertId }, body: { version, text: TEXT, ...said } });
      version += 1;
    }
    return { on: { alertId }, body: { version, ...body(d) } };
  };
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
/** What the night counted of the district's centres. */
const counted = (what: string, call: Call = {}) =>
  tenfold(what, async () => {
    await countCentres(DISTRICT, now());
    return call;
  });
const told = (d: District) => toldAlert(d.village.code, d.resident.personId);
const aRowOf = (d: District) => listWith(DISTRICT, [d.resident.personId]);
const ONE = { query: { limit: 1 } };

export const supervisionExercises = exercises(NOTHING, {
  listAlerts: tenfold('nothing: a page of what awaits the village', async (d) => {
    await alertIn(d.village.code);
    return { in: 'village', ...ONE };
  }),
  showAlert: async (d) => ({ on: await alertIn(d.village.code) }),
  explainAlert: after(() => ({ text: TEXT })),
  assignAlert: after(({ township }) => ({ accountId: township.accountId })),
  checkAlert: after(() => ({ text: TEXT }), [explainAlert]),
  closeAlert: after(() => ({ ...CLOSING, text: TEXT }), [explainAlert], [checkAlert]),
  reopenAlert: after(() => ({ text: TEXT }), [explainAlert], [checkAlert], [closeAlert, CLOSING]),
  listMyOutcomes: async (d) => {
    await told(d);
    return {};
  },
  answerOutcome: async (d) => ({ params: { alertId: (await told(d)).alertId }, body: ANSWER }),
  replyToOutcome: async (d) => {
    const { personId } = d.resident;
    const { alertId, version } = await told(d);
    await done(d, answerOutcome, { params: { alertId }, body: ANSWER });
    const body = { version: version + 1, ending: 'real' as const, ...ANSWER };
    return { params: { alertId, personId }, by: 'regulator', body };
  },
  muteAlert: after(() => ({ days: 30, text: TEXT })),
  listWatchRules: tenfold('nothing: the catalogue of rules'),
  changeWatchRule: retiring,
  decideWatchRule: async (d) => {
    const asked = await retiring(d);
    await done(d, changeWatchRule, asked);
    return { ...RULE, body: { version: asked.body.version + 1, verdict: 'drop' } };
  },
  tryWatchRule: tenfold('the rows of one village that its rules read: on request, for the regulator alone', (d) => ({
    ...RULE,
    body: { villageCode: d.village.code, figures: { days: 30 } },
  })),
  showCentres: counted('nothing: one row of a district'),
  showFreshness: counted('nothing: one row of a district'),
  showStatistics: tenfold('nothing: two rows of a district', async () => {
    await countCentres(DISTRICT, now());
    const counts = Array.from({ length: 9 }, () => 4_000);
    const span = { from: '2025-11', through: '2026-10', asOf: now() };
    await putCentreDigits({ division: DISTRICT, ...span, villages: 158, counts, leftOut: 0 });
    return { in: 'district' };
  }),
  listWatchLists: tenfold('nothing: a page of a district’s lists', async (d) => {
    await aRowOf(d);
    return ONE;
  }),
  listListMatches: tenfold('nothing: a page of a list, each row with whom it may mean', async (d) => ({
    on: await aRowOf(d),
    ...ONE,
  })),
  decideListMatch: async (d) => ({ on: await aRowOf(d), body: { version: 1, personId: d.resident.personId } }),
  showVillageAlertCounts: counted('nothing: one row of a village'),
  listBenefitPlaces: tenfold('nothing: a page of a town’s villages', async ({ village }) => {
    await putBenefitPlace(keptPlace(village.code));
    return { in: 'town', ...ONE };
  }),
  listBenefitPrograms: tenfold('nothing: a page of the programs of a district', async () => {
    const { rostered: _, notCompared: __, ...sums } = keptPlace(DISTRICT);
    await putBenefitProgram({ ...sums, ...program });
    return { in: 'district', ...ONE };
  }),
  listUnclaimed: tenfold(
    'nothing: a page of a village’s list',
    async ({ village: { code: villageCode }, cadre, resident }) => {
      const term = { division: villageCode, termId: newId(), post: 'villageHead', personName: '陈建国' } as const;
      await write([put(PostTermEntity, { ...term, personId: cadre.personId, fromOn: '2025-01-01', version: 1 })]);
      const found = { villageCode, personId: resident.personId, group: '3组', factsAsOf: '2026-06-01', asOf: now() };
      await putUnclaimed({ ...found, programs: [program] });
      return ONE;
    },
    HOLDERS,
  ),
  printBriefing: counted('two rows of a town, with a line a village', {
    ...{ by: 'regulator', in: 'town', params: { quarter: quarterOf(now()) } },
  }),
  listCentreVillages: counted('nothing: a page of a town’s villages', { in: 'town', ...ONE }),
});
