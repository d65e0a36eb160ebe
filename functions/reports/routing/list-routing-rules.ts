import { listRoutingRules } from '@shared/reports/routing';
import { handle } from '../../platform/serve';
import { rulesOf } from './rule-store';

export const listRoutingRulesHandler = handle(listRoutingRules)(({ params }) => rulesOf(params.districtCode));
