import { randomInt } from 'node:crypto';
import {
  addRoutingRule,
  beginRouting,
  changeRoutingRule,
  listRoutingRules,
  listRuleVersions,
  orderRoutingRules,
  tryRouting,
} from '@shared/reports/routing';
import { askForStatement, giveStatement, showStatement } from '@shared/reports/accused-statements';
import { daysAfter } from '@shared/time';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { rulesOf } from '../../functions/reports/routing/rule-store';
import { StatementEntity, StatementOriginEntity } from '../../functions/reports/statements/statement-store';
import { put } from '../../scripts/seed/row';
import { DISTRICT } from '../../tests/support/people';
import { type District, personOf, write } from './district';
import { exercise, type Exercise, tenfold } from './exercise';
import { ACCEPTED, filed } from './report-rows';

const RULES = 'nothing: a district has some dozen rules';
const SUMMARY = '请说明今年的补贴名单是怎样核定的，公示了几天。';
const REPORTS = 'the reports of the reporter, the office and the district';

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
  return { token: cadre.token, params: { statementId, reportId }, version };
}

/** By the admin: the exercise writes as the rules stand. */
const onRules = (route: Exercise['route'], of: (kept: Awaited<ReturnType<typeof first>>) => object = () => ({})) =>
  tenfold(RULES)(route, async (d) => ({ token: d.admin.token, ...of(await first()) }));

/** 分办规则 and 情况说明. */
export const routingExercises: Exercise[] = [
  onRules(listRoutingRules),
  tenfold(RULES)(beginRouting, async ({ village }) => {
    const districtCode = `9${String(randomInt(1e4, 1e5))}`;
    const { token } = await personOf(village.code, '林静', { role: 'admin', division: districtCode });
    return { token, params: { districtCode } };
  }),
  onRules(addRoutingRule, ({ version, rule }) => ({ body: { version, rule } })),
  onRules(changeRoutingRule, ({ version, ruleId, rule }) => ({ params: { ruleId }, body: { version, rule } })),
  onRules(orderRoutingRules, ({ version, ruleIds }) => ({ body: { version, ruleIds: ruleIds.reverse() } })),
  onRules(listRuleVersions, ({ ruleId }) => ({ params: { ruleId } })),
  tenfold(REPORTS)(tryRouting, (d) => ({
    token: d.admin.token,
    body: {
      villageCode: d.village.code,
      category: 'money',
      about: { kind: 'village' },
      description: '一事一议修渠的钱收了，渠到现在没有动工。',
    },
  })),
  tenfold(REPORTS)(askForStatement, async (d) => {
    const { params, version } = await asked(d);
    return { params, body: { version, personId: d.cadre.personId, summary: SUMMARY, days: 7, despite: false } };
  }),
  exercise(showStatement, asked),
  exercise(giveStatement, async (d) => ({
    ...(await asked(d)),
    body: { text: '名单由小组报来，村里公示了七天，没有人提意见。', mediaIds: [] },
  })),
];
