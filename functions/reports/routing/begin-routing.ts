import { beginRouting } from '@shared/reports/routing';
import { newId } from '../../platform/id';
import { handle } from '../../platform/serve';
import { changeRules } from './change-rules';
import { firstRules } from './rules';

export const beginRoutingHandler = handle(beginRouting)(({ params, caller }, context) =>
  changeRules(
    { ...params, version: 0, caller, action: beginRouting.id },
    () => firstRules(() => newId(context.at), context.at),
    context,
  ),
);
