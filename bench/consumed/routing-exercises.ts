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
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { rulesOf } from '../../functions/reports/routing/rule-store';
import { StatementEntity, StatementOriginEntity } from '../../functions/reports/statements/statement-store';
import type { Row } from '../../scripts/seed/rows';
import { type District, personOf, write } from './district';
import { type Exercise, NOTHING } from './exercise';
import { ACCEPTED, reportRows } from './report-rows';

const RULES = 'nothing: a district has some dozen rules';
const REPORTS = 'the reports of the reporter, the office and the district';
const put = (request: unknown): Row => request as Row;

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
  await write([
    ...rows,
    put(StatementEntity.build(BatchPutRequest).item(statement)),
    put(StatementOriginEntity.build(BatchPutRequest).item(origin)),
  ]);
  return { statementId, report, summary: statement.summary, handler: township };
}

/** 分办规则 and 情况说明. */
export const routingExercises: Exercise[] = [
  {
    route: listRoutingRules,
    tenfold: RULES,
    prepare: (d) => ({ token: d.admin.token, params: districtOf(d) }),
  },
  {
    route: beginRouting,
    tenfold: RULES,
    prepare: async ({ village }) => {
      const districtCode = `9${String(randomInt(1e4, 1e5))}`;
      const { token } = await personOf(village.code, '林静', { role: 'admin', division: districtCode });
      return { token, params: { districtCode } };
    },
  },
  {
    route: addRoutingRule,
    tenfold: RULES,
    prepare: async (d) => {
      const { version, rule } = await first(d);
      return { token: d.admin.token, params: districtOf(d), body: { version, rule } };
    },
  },
  {
    route: changeRoutingRule,
    tenfold: RULES,
    prepare: async (d) => {
      const { version, ruleId, rule } = await first(d);
      return { token: d.admin.token, params: { ...districtOf(d), ruleId }, body: { version, rule } };
    },
  },
  {
    route: orderRoutingRules,
    tenfold: RULES,
    prepare: async (d) => {
      const { version, ruleIds } = await first(d);
      return { token: d.admin.token, params: districtOf(d), body: { version, ruleIds: ruleIds.reverse() } };
    },
  },
  {
    route: listRuleVersions,
    tenfold: RULES,
    prepare: async (d) => ({ token: d.admin.token, params: { ...districtOf(d), ruleId: (await first(d)).ruleId } }),
  },
  {
    route: tryRouting,
    tenfold: REPORTS,
    prepare: (d) => ({
      token: d.admin.token,
      params: districtOf(d),
      body: {
        villageCode: d.village.code,
        category: 'money',
        about: { kind: 'village' },
        description: '一事一议修渠的钱收了，渠到现在没有动工。',
      },
    }),
  },
  {
    route: askForStatement,
    tenfold: REPORTS,
    prepare: async (d) => {
      const { report, summary, handler } = await asked(d);
      const body = { version: report.version, personId: d.cadre.personId, summary, days: 7, despite: false };
      return { token: handler.token, params: { reportId: report.reportId }, body };
    },
  },
  {
    route: showStatement,
    tenfold: NOTHING,
    prepare: async (d) => ({ token: d.cadre.token, params: { statementId: (await asked(d)).statementId } }),
  },
  {
    route: giveStatement,
    tenfold: NOTHING,
    prepare: async (d) => ({
      token: d.cadre.token,
      params: { statementId: (await asked(d)).statementId },
      body: { text: '名单由小组报来，村里公示了七天，没有人提意见。', mediaIds: [] },
    }),
  },
];
