import { existsSync } from 'node:fs';
import path from 'node:path';
import { ChartAccountEntity } from '../../functions/accounts/chart-store';
import {
  policyRow,
  PolicyEntity,
  PolicyVersionEntity,
  ProgramTopicEntity,
} from '../../functions/affairs/policies/policy-store';
import { DistrictEntity, TownEntity, VillageEntity } from '../../functions/identity/division-store';
import { derivedId } from '../../functions/platform/id';
import { CannedAnswerEntity, CannedVersionEntity, versionRow } from '../../functions/reports/canned/canned-store';
import {
  PastRuleEntity,
  RoutingOrderEntity,
  RoutingRuleEntity,
  routingRows,
} from '../../functions/reports/routing/rule-store';
import { firstRules } from '../../functions/reports/routing/rules';
import { EligibilityRuleEntity } from '../../functions/subsidies/eligibility/eligibility-store';
import { ProgramEntity, ProgramRuleEntity } from '../../functions/subsidies/program-store';
import { PublicityRuleEntity } from '../../functions/subsidies/publicity/publicity-store';
import { chartRows } from '../seed/books';
import { districtCanned } from '../seed/canned-answers';
import { isTestVillage } from '@shared/divisions';
import { readData, readJson } from '../seed/districts';
import { eligibilityRows, publicityRules } from '../seed/eligibility';
import { firstVersions, topicRows } from '../seed/policies';
import { collectedRuleRows, programRows } from '../seed/programs';
import { put, puts, type Row } from '../seed/row';
import { AdminProblem } from './verb';

/** A part of what a stage begins with: written whole, once, and the district's own from then on. */
export interface FirstPart {
  /** Its trail: `bootstrap#programs`, `bootstrap#511503#divisions`. */
  name: string;
  title: string;
  rows: () => Row[];
}

/** What all districts of a stage share. Nothing in it is invented: the seed's demonstration sums and changes are left out. */
export const stageParts: readonly FirstPart[] = [
  {
    name: 'programs',
    title: '补贴目录、标准、谁能领、公示规则',
    rows: () => [
      ...puts(ProgramEntity, programRows()),
      ...puts(ProgramRuleEntity, collectedRuleRows()),
      ...puts(ProgramTopicEntity, topicRows()),
      ...puts(EligibilityRuleEntity, eligibilityRows()),
      ...puts(PublicityRuleEntity, publicityRules()),
    ],
  },
  {
    name: 'policies',
    title: '惠农政策',
    rows: () =>
      firstVersions().flatMap((first) => [
        put(PolicyEntity, policyRow(first, [first])),
        put(PolicyVersionEntity, first),
      ]),
  },
  { name: 'chart', title: '会计科目（财会〔2023〕14号）', rows: () => puts(ChartAccountEntity, chartRows()) },
];

/** What a district has of its own. @throws AdminProblem where the files of the district are not there. */
export function districtParts(district: DistrictFiles, at: string): FirstPart[] {
  const { code, name, towns, villages } = district;
  return [
    {
      name: `${code}#divisions`,
      title: '区、镇、村',
      rows: () => [...puts(TownEntity, towns), ...puts(VillageEntity, villages), put(DistrictEntity, { code, name })],
    },
    {
      name: `${code}#routing`,
      title: '分办规则和期限',
      rows: () => {
        const { order, rules } = routingRows(
          code,
          firstRules((rule) => derivedId(FIRST_RULES_AT, `rule ${rule} of ${code}`), at),
        );
        return [...puts(RoutingRuleEntity, rules), ...puts(PastRuleEntity, rules), put(RoutingOrderEntity, order)];
      },
    },
    {
      name: `${code}#canned`,
      title: '常用答复',
      rows: () => {
        const texts = districtCanned(code);
        return [...puts(CannedAnswerEntity, texts), ...puts(CannedVersionEntity, texts.map(versionRow))];
      },
    },
  ];
}

/** The ids of first rules have one instant: a run that is broken off and begun again makes the same rules. */
const FIRST_RULES_AT = '2026-01-01T00:00:00.000Z';

interface DistrictFiles {
  code: string;
  name: string;
  towns: { code: string; name: string }[];
  villages: { code: string; name: string }[];
}

/** A district as `data/divisions_CODE.json` and `data/villages_CODE.csv` have it. @throws AdminProblem */
export function districtFiles(code: string): DistrictFiles {
  const [divisions, list] = [`divisions_${code}.json`, `villages_${code}.csv`];
  const missing = [divisions, list].filter((file) => !existsSync(path.resolve(__dirname, '../../data', file)));
  if (missing.length > 0)
    throw new AdminProblem(`没有 ${missing.map((file) => `data/${file}`).join('、')}，照 511503 的样子做好再来`);
  const { district, towns } = readJson<{ district: string; towns: { code: string; name: string }[] }>(divisions);
  const villages = readData(list)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))
    .map(([villageCode = '', name = '']) => ({ code: villageCode, name }));
  const stray = [...towns, ...villages].find(
    (each) => !each.code.startsWith(code) || !each.name || isTestVillage(each.code),
  );
  if (stray) throw new AdminProblem(`${divisions} 或 ${list} 里有不是 ${code} 的：${stray.code} ${stray.name}`);
  return {
    code,
    name: district.replace(/^\d+\s*/, ''),
    towns: towns.map((town) => ({ code: town.code, name: town.name })),
    villages,
  };
}
