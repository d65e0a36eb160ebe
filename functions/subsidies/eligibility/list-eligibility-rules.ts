import { listEligibilityRules } from '@shared/subsidies/eligibility';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { programs } from '../program-store';
import { rulesInForce } from './eligibility';
import { eligibilityRules } from './eligibility-store';

export const listEligibilityRulesHandler = handle(listEligibilityRules)(async (_, { at }) => {
  const [rules, catalogue] = await Promise.all([eligibilityRules(), programs()]);
  const called = new Map(catalogue.map(({ programCode, name, category }) => [programCode, { name, category }]));
  return {
    items: rulesInForce(rules, dayInChina(at)).flatMap((rule) => {
      const program = called.get(rule.programCode);
      return program ? { ...rule, programName: program.name, category: program.category } : [];
    }),
  };
});
