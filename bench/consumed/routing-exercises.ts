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
import { put } from '../../scripts/seed/rows';
import { type District, personOf, write } from './district';
import { exercise, type Exercise, tenfold } from './exercise';
import { ACCEPTED, reportRows } from './report-rows';

const RULES = 'nothing: a district has some dozen rules';
const REPORTS = 'the reports of the reporter, the office and the district';

const districtOf = ({ village }: District) => ({ districtCode: village.code.slice(0, 6) });
const first = async (d: District) => {
  const { version, items } = await rulesOf(districtOf(d).districtCode);
  const { ruleId, ruleVersion: _version, changedAt: _changed, ...rule } = items[0]!;
  return { version, ruleId, rule, ruleIds: items.map((item) => item.ruleId) };
};

/** The accused cadre's, of a report that the town has; asked, and not said yet. */
async function asked({ village, cadre, township, resident }: District) {
  const { rows, report } = reportRows({
    villageCode: village.code,
    about: 'cadre',
    reporter: resident,
    accusedPersonId: cadre.personId,
    steps: [ACCEPTED],
  });
  const at = now();
  const statementId = newId(at);
  const statement = {
    statementId,
    personId: cadre.personId,
    askedBy: '罗龙街道办事处',
    summary: '请说明今年的补贴名单是怎样核定的，公示了几天。',
    askedWeek: at.slice(0, 10),
    answerBy: daysAfter(at, 7),
    mediaIds: [],
    version: 1,
  };
  const origin = { statementId, reportId: report.reportId, name: cadre.name, askedAt: at };
  await write([...rows, put(StatementEntity, statement), put(StatementOriginEntity, origin)]);
  return { statementId, report, summary: statement.summary, handler: township };
}

/** 分办规则 and 情况说明. */
export const routingExercises: Exercise[] = [
  tenfold(RULES)(listRoutingRules, (d) => ({ token: d.admin.token, params: districtOf(d) })),
  tenfold(RULES)(beginRouting, async ({ village }) => {
    const districtCode = `9${String(randomInt(1e4, 1e5))}`;
    const { token } = await personOf(village.code, '林静', { role: 'admin', division: districtCode });
    return { token, params: { districtCode } };
  }),
  tenfold(RULES)(addRoutingRule, async (d) => {
    const { version, rule } = await first(d);
    return { token: d.admin.token, params: districtOf(d), body: { version, rule } };
  }),
  tenfold(RULES)(changeRoutingRule, async (d) => {
    const { version, ruleId, rule } = await first(d);
    return { token: d.admin.token, params: { ...districtOf(d), ruleId }, body: { version, rule } };
  }),
  tenfold(RULES)(orderRoutingRules, async (d) => {
    const { version, ruleIds } = await first(d);
    return { token: d.admin.token, params: districtOf(d), body: { version, ruleIds: ruleIds.reverse() } };
  }),
  tenfold(RULES)(listRuleVersions, async (d) => ({
    token: d.admin.token,
    params: { ...districtOf(d), ruleId: (await first(d)).ruleId },
  })),
  tenfold(REPORTS)(tryRouting, (d) => ({
    token: d.admin.token,
    params: districtOf(d),
    body: {
      villageCode: d.village.code,
      category: 'money',
      about: { kind: 'village' },
      description: '一事一议修渠的钱收了，渠到现在没有动工。',
    },
  })),
  tenfold(REPORTS)(askForStatement, async (d) => {
    const { report, summary, handler } = await asked(d);
    const body = { version: report.version, personId: d.cadre.personId, summary, days: 7, despite: false };
    return { token: handler.token, params: { reportId: report.reportId }, body };
  }),
  exercise(showStatement, async (d) => ({
    token: d.cadre.token,
    params: { statementId: (await asked(d)).statementId },
  })),
  exercise(giveStatement, async (d) => ({
    token: d.cadre.token,
    params: { statementId: (await asked(d)).statementId },
    body: { text: '名单由小组报来，村里公示了七天，没有人提意见。', mediaIds: [] },
  })),
];
