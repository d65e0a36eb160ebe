import type { EligibilityRule } from '@shared/subsidies/eligibility';
import { Confidence } from '@shared/subsidies/subsidies';
import { Entity, item, list, string } from '../../platform/entity';
import { any } from 'dynamodb-toolbox/schema/any';
import { LedgerTable } from '../../platform/tables';
import { readRows } from '../../platform/query-page';

/** Who may get a program, from a day on: never changed, only followed by the next. All programs' rules are one Query. */
export const EligibilityRuleEntity = new Entity({
  name: 'EligibilityRule',
  table: LedgerTable,
  schema: item({
    programCode: string().key(),
    effectiveOn: string().key(),
    /** Conditions of the language in shared/subsidies/eligibility.ts: who writes a row parses it by `EligibilityRule` before. */
    all: any().castAs<EligibilityRule['all']>(),
    per: string().enum('person', 'household'),
    where: string(),
    bring: list(string()),
    deadline: string().optional(),
    officeChecks: list(string()),
    source: string(),
    confidence: string().enum(...Confidence.options),
  }),
  computeKey: ({ programCode, effectiveOn }) => ({ pk: 'PROGRAMS', sk: `ELIGIBILITY#${programCode}#${effectiveOn}` }),
  answers: 'Who may get each program',
});

/** Every version of every program's rule, by code and then by day: some 70 a year in which all change. */
export const eligibilityRules = (): Promise<EligibilityRule[]> =>
  readRows(EligibilityRuleEntity, { partition: 'PROGRAMS', range: { beginsWith: 'ELIGIBILITY#' } });
