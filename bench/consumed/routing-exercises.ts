import { randomInt } from 'node:crypto';
import { daysAfter } from '@shared/time';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { rulesOf } from '../../functions/reports/routing/rule-store';
import { StatementEntity, StatementOriginEntity } from '../../functions/reports/statements/statement-store';
import { put } from '../../scripts/seed/row';
import { DISTRICT } from '../../tests/support/people';
import { type District, personOf, write } from './district';
import { type Call, exercises, NOTHING } from './exercise';
import { ACCEPTED, filed } from './report-rows';

const SUMMARY = '请说明今年的补贴名单是怎样核定的，公示了几天。';

const first = async () => {
  const { version, items } = await rulesOf(DISTRICT);
  const { ruleId, ruleVersion: _version, changedAt: _changed, ...rule } = items[0]!;
  return { version, ruleId, rule, ruleIds: items.map((item) => item.ruleId) };
};

/** The accused cadre's, of a report that the town has; asked, and not said yet. */
async function asked(d: District) {
  const { cadre } = d;
  const { reportId, version } = await filed(d, {
    about: 'cadre',
    accusedPersonId: cadre.personId,
    steps: [ACCEPTED],
  });
  const at = now();
  const statementId = newId(at);
  const statement = {
    statementId,
    personId: cadre.personId,
    askedBy: '罗龙街道办事处',
    summary: SUMMARY,
    askedWeek: at.slice(0, 10),
    answerBy: daysAfter(at, 7),
    mediaIds: [],
    version: 1,
  };
  const origin = { statementId, reportId, name: cadre.name, askedAt: at };
  await write([put(StatementEntity, statement), put(StatementOriginEntity, origin)]);
  return { by: cadre, on: { statementId, reportId, version } };
}

/** By the admin: the exercise writes as the rules stand. */
const onRules =
  (of: (kept: Awaited<ReturnType<typeof first>>) => Call = () => ({})) =>
  async (): Promise<Call> => ({ by: 'admin', ...of(await first()) });

/** 分办规则 and 情况说明. */
export const routingExercises = [
  ...exercises('nothing: a district has some dozen rules', {
    listRoutingRules: onRules(),
    beginRouting: async ({ village }) => {
      const districtCode = `9${String(randomInt(1e4, 1e5))}`;
      const by = await personOf(village.code, '林静', { role: 'admin', division: districtCode });
      return { by, params: { districtCode } };
    },
    addRoutingRule: onRules(({ version, rule }) => ({ body: { version, rule } })),
    changeRoutingRule: onRules(({ version, ruleId, rule }) => ({ on: { ruleId }, body: { version, rule } })),
    orderRoutingRules: onRules(({ version, ruleIds }) => ({ body: { version, ruleIds: ruleIds.reverse() } })),
    listRuleVersions: onRules(({ ruleId }) => ({ on: { ruleId } })),
  }),
  ...exercises('the reports of the reporter, the office and the district', {
    tryRouting: ({ village }) => ({
      by: 'admin',
      body: {
        ...{ villageCode: village.code, category: 'money', about: { kind: 'village' } },
        description: '一事一议修渠的钱收了，渠到现在没有动工。',
      },
    }),
    askForStatement: async (d) => {
      const { on } = await asked(d);
      const body = { version: on.version, personId: d.cadre.personId, summary: SUMMARY, days: 7, despite: false };
      return { on, body };
    },
  }),
  ...exercises(NOTHING, {
    showStatement: asked,
    giveStatement: async (d) => ({
      ...(await asked(d)),
      body: { text: '名单由小组报来，村里公示了七天，没有人提意见。', mediaIds: [] },
    }),
  }),
];
